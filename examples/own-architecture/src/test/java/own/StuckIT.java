package own;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import loadbearing.harness.Laboratory;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.suite.Answer;
import loadbearing.suite.Inquiry;
import loadbearing.suite.Ledger;
import loadbearing.suite.Profile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rows that are ours. */
@ExtendWith(LaboratoryExtension.class)
class StuckIT {
  @Test
  @Tag("S1")
  void aReplicaThatIsStuckGoesOnAnswering(Laboratory laboratory) {
    List<Answer> answers = new ArrayList<>();

    new Inquiry(Ledger.of("S1"), Profile.QUICK, answers::add).carryOut(laboratory);

    assertThat(answers)
        .hasSize(1)
        .allSatisfy(it -> assertThat(it.outcome()).isEqualTo(it.claim().expectation()));
  }
}
