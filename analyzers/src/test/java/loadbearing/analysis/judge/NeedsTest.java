package loadbearing.analysis.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.Availability;
import loadbearing.analysis.availability.AvailabilityModel;
import loadbearing.analysis.availability.Recovery;
import loadbearing.analysis.availability.SinglePointOfFailure;
import loadbearing.analysis.consistency.Linearizability;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.validity.Validity;
import loadbearing.analysis.validity.Validity.Disturbance;
import loadbearing.analysis.validity.Validity.Part;
import loadbearing.topology.Goal;
import org.junit.jupiter.api.Test;

class NeedsTest {
  private static final Subject READS = Subject.of(Goal.READ);

  @Test
  void nothingIsDecidedByARecordThatIsNotWhole() {
    assertThat(held(Durability.KEPT, Subject.run(), Verdict.HOLDS, Part.RECORD)).isFalse();
    assertThat(held(Durability.KEPT, Subject.run(), Verdict.REFUTED, Part.RECORD)).isFalse();
    assertThat(held(Staleness.FRESH, Subject.run(), Verdict.REFUTED, Part.RECORD)).isFalse();
    assertThat(held(Recovery.RECOVERY, READS.during(0), Verdict.HOLDS, Part.RECORD)).isFalse();
  }

  @Test
  void aCounterexampleStaysOneWhateverCameAfterItOrDidNotBite() {
    assertThat(held(Durability.KEPT, Subject.run(), Verdict.REFUTED, Part.TAIL)).isTrue();
    assertThat(held(Durability.KEPT, Subject.run(), Verdict.REFUTED, Part.FAULTS)).isTrue();
    assertThat(held(Staleness.FRESH, Subject.run(), Verdict.REFUTED, Part.FAULTS)).isTrue();
    assertThat(held(Staleness.FRESH, Subject.run(), Verdict.HOLDS, Part.TAIL)).isFalse();
  }

  @Test
  void whatWasInFlightWhenARecordBrokeOffMayExplainWhatNothingElseDoes() {
    var linear = Linearizability.LINEARIZABILITY;

    assertThat(held(linear, Subject.run(), Verdict.REFUTED, Part.TAIL)).isFalse();
    assertThat(held(linear, Subject.run(), Verdict.REFUTED, Part.FAULTS)).isTrue();
    assertThat(held(Staleness.FRESH, Subject.run(), Verdict.REFUTED, Part.TAIL)).isTrue();
  }

  @Test
  void whatSpeaksOfAFaultNeedsItsProof() {
    var spof = SinglePointOfFailure.SINGLE_POINT_OF_FAILURE;

    assertThat(held(spof, READS.during(0), Verdict.HOLDS, Part.FAULTS)).isFalse();
    assertThat(held(spof, READS.during(0), Verdict.REFUTED, Part.FAULTS)).isFalse();
    assertThat(held(Recovery.RECOVERY, READS.during(0), Verdict.HOLDS, Part.FAULTS)).isFalse();
    assertThat(held(Durability.KEPT, Subject.run(), Verdict.HOLDS, Part.FAULTS)).isFalse();
    assertThat(held(Staleness.FRESH, Subject.run(), Verdict.HOLDS, Part.FAULTS)).isFalse();
    assertThat(held(AvailabilityModel.BY_FORMULA, READS, Verdict.HOLDS, Part.FAULTS)).isFalse();
  }

  @Test
  void anotherFaultThatWasProvedIsNotTouched() {
    assertThat(held(Recovery.RECOVERY, READS.during(1), Verdict.HOLDS, Part.FAULTS)).isTrue();
  }

  @Test
  void onlyWhoLooksAtWhatWasKeptNeedsTheDatabasesAnswer() {
    assertThat(held(Durability.KEPT, Subject.run(), Verdict.HOLDS, Part.KEPT)).isFalse();
    assertThat(held(Staleness.FRESH, Subject.run(), Verdict.HOLDS, Part.KEPT)).isTrue();
  }

  @Test
  void onlyArithmeticAndCapacityNeedACalmHost() {
    assertThat(held(AvailabilityModel.BY_FORMULA, READS, Verdict.HOLDS, Part.HOST)).isFalse();
    assertThat(held(Durability.KEPT, Subject.run(), Verdict.HOLDS, Part.HOST)).isTrue();
  }

  @Test
  void aNumberStaysWhatItIs() {
    var number = Finding.reported(Availability.AVAILABILITY, READS, 1, Optional.empty(), 9, "so");

    assertThat(Needs.held(number, disturbed(Part.RECORD))).isEqualTo(number);
  }

  @Test
  void whatIsDoubtedTwiceSaysSoOnce() {
    var once =
        Needs.held(decided(Durability.KEPT, Subject.run(), Verdict.HOLDS), disturbed(Part.RECORD));

    assertThat(Needs.held(once, disturbed(Part.RECORD))).isEqualTo(once);
  }

  /** Whether a verdict on a subject stands although one part was disturbed, of the first fault. */
  private static boolean held(Measure measure, Subject subject, Verdict verdict, Part part) {
    return Needs.held(decided(measure, subject, verdict), disturbed(part)).is(verdict);
  }

  private static Finding decided(Measure measure, Subject subject, Verdict verdict) {
    return Finding.decided(measure, subject, verdict, 1, Optional.empty(), 1, "because");
  }

  private static Validity disturbed(Part part) {
    var fault = part == Part.FAULTS ? OptionalInt.of(0) : OptionalInt.empty();
    return new Validity(List.of(new Disturbance(part, "it was disturbed", fault)));
  }
}
