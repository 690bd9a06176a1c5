package loadbearing.suite;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Section C of the ledger: clones, and where they keep what belongs to a user. */
@Ledgered
class CloneIT {
  @Test
  @Tag("C6")
  void noCloneThatDiesLogsAnybodyOutAndTheirStoreDoes(Row row) throws InterruptedException {
    row.verify();
  }
}
