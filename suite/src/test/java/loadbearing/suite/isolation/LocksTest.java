package loadbearing.suite.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocksTest {
  private static final String STATUS =
      """
      LATEST DETECTED DEADLOCK
      ------------------------
      *** (1) TRANSACTION:
      TRANSACTION 2100, ACTIVE 0 sec starting index read
      LOCK WAIT 3 lock struct(s), heap size 1128, 2 row lock(s)
      MySQL thread id 7, OS thread handle 140, query id 90 172.18.0.2 control statistics
      ------------
      TRANSACTIONS
      ------------
      ---TRANSACTION 2112, ACTIVE 1 sec starting index read
      mysql tables in use 1, locked 1
      LOCK WAIT 2 lock struct(s), heap size 1128, 1 row lock(s)
      MySQL thread id 12, OS thread handle 140, query id 99 172.18.0.2 control updating
      ---TRANSACTION 2111, ACTIVE 1 sec
      2 lock struct(s), heap size 1128, 1 row lock(s), undo log entries 1
      MySQL thread id 11, OS thread handle 141, query id 98 172.18.0.2 control
      """;

  @Test
  void onlyWhoWaitsNowIsWaiting() {
    assertThat(Locks.inStatus(STATUS)).containsExactly(12L);
  }

  @Test
  void aStatusWithoutTransactionsHasNobodyWaiting() {
    assertThat(Locks.inStatus("TRANSACTIONS\n------------\n")).isEmpty();
  }
}
