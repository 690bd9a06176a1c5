package loadbearing.analysis.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Rule;
import loadbearing.analysis.Story;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.Availability;
import loadbearing.analysis.availability.AvailabilityModel;
import loadbearing.analysis.availability.Recovery;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.data.Durability;
import loadbearing.fault.Schedule;
import loadbearing.history.Outcome;
import loadbearing.history.Run;
import loadbearing.topology.Goal;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

class SurprisesTest {
  private static final Duration LENGTH = Duration.ofSeconds(10);
  private static final Expectations CLONES = promised("A4");
  private static final Expectations REPLICAS = promised("A9");

  @Test
  void aLostWriteIsASurpriseInAnyRun() {
    var run =
        Story.of("A4", 10)
            .write(1, Outcome.OK)
            .write(2, Outcome.OK)
            .kept("primary", true, 1L)
            .run();

    var surprises = Surprises.of(new Durability().judge(run), CLONES);

    assertThat(surprises.broken())
        .singleElement()
        .satisfies(s -> assertThat(s.words()).contains("acknowledged writes are kept must not be"));
  }

  @Test
  void aStaleReadIsASurpriseWhereNoReadIsOfACopy() {
    var stale = List.of(decided(Staleness.FRESH, Subject.run(), Verdict.REFUTED));

    assertThat(Surprises.of(stale, CLONES).broken()).hasSize(1);
    assertThat(Surprises.of(stale, REPLICAS).broken()).isEmpty();
  }

  @Test
  void aGroupPromisesFreshReadsWhereTheyWaitForItOrOneAnswersThem() {
    var stale = List.of(decided(Staleness.FRESH, Subject.run(), Verdict.REFUTED));

    for (var strong : List.of("A12", "A12:reads=members,consistency=before")) {
      assertThat(Surprises.of(stale, promised(strong)).broken()).hasSize(1);
    }
    for (var weak : List.of("A12:reads=members", "A12:primaries=3")) {
      assertThat(Surprises.of(stale, promised(weak)).broken()).isEmpty();
    }
  }

  @Test
  void databasesThatNeverHearOfEachOtherPromiseNothingOfBoth() {
    var found =
        List.of(
            decided(Staleness.FRESH, Subject.run(), Verdict.REFUTED),
            decided(Durability.KEPT, Subject.run(), Verdict.REFUTED));

    assertThat(Surprises.of(found, promised("A15")).broken()).isEmpty();
    assertThat(Surprises.of(found, promised("A18")).broken()).hasSize(1);
    assertThat(Surprises.of(found, promised("A2")).broken()).hasSize(2);
  }

  @Test
  void whatNobodySpokeOfMustNotBeRefuted() {
    var wet = Measure.less("wet", "", "how wet it is in the machine room");

    assertThat(Surprises.of(List.of(decided(wet, Subject.run(), Verdict.REFUTED)), CLONES).broken())
        .hasSize(1);
    assertThat(Surprises.of(List.of(decided(wet, Subject.run(), Verdict.HOLDS)), CLONES).broken())
        .isEmpty();
  }

  @Test
  void aClaimOverrulesWhatTheArchitecturePromises() {
    var claim = Expectation.must(Durability.KEPT, Subject.run(), Verdict.REFUTED);
    var expectations = CLONES.and(List.of(claim), 0.01);

    assertThat(
            Surprises.of(
                    List.of(decided(Durability.KEPT, Subject.run(), Verdict.REFUTED)), expectations)
                .broken())
        .isEmpty();
    assertThat(
            Surprises.of(
                    List.of(decided(Durability.KEPT, Subject.run(), Verdict.HOLDS)), expectations)
                .broken())
        .hasSize(1);
  }

  @Test
  void oneFaultOfSeveralThatContradictsIsASurprise() {
    var writes = Subject.of(Goal.WRITE);
    var must = only(Expectation.must(Recovery.RECOVERY, writes, Verdict.HOLDS));
    var findings =
        List.of(
            decided(Recovery.RECOVERY, writes.during(0), Verdict.HOLDS),
            decided(Recovery.RECOVERY, writes.during(1), Verdict.REFUTED),
            decided(Recovery.RECOVERY, writes.during(2), Verdict.INCONCLUSIVE));

    var surprises = Surprises.of(findings, must);

    assertThat(surprises.broken()).hasSize(1);
    assertThat(surprises.broken().getFirst().finding()).contains(findings.get(1));
    assertThat(surprises.undecided())
        .singleElement()
        .satisfies(it -> assertThat(it.finding()).contains(findings.get(2)));
  }

  @Test
  void whatMustBeThereAndIsNotIsASurprise() {
    var must = only(Expectation.must(Recovery.RECOVERY, Subject.run(), Verdict.HOLDS));

    assertThat(Surprises.of(List.of(), must).broken().getFirst().words())
        .contains("there is no such finding");
  }

  @Test
  void anAnalyzerThatFailedIsASurprise() {
    var failed = Finding.undecided(Judge.JUDGED, Subject.run(), 0, "a bug");

    assertThat(Surprises.of(List.of(failed), CLONES).broken()).hasSize(1);
  }

  @Test
  void aNumberThatDecidesNothingSurprisesNobody() {
    var number =
        Finding.reported(Availability.AVAILABILITY, Subject.run(), 0, Optional.empty(), 1, "down");

    assertThat(Surprises.of(List.of(number), CLONES).broken()).isEmpty();
  }

  @Test
  void whatMayBeChanceIsASurpriseOnlyWithinItsShareOfFalseAlarms() {
    var gap = AvailabilityModel.BY_FORMULA;
    var must = only(Expectation.must(gap, Subject.run(), Verdict.HOLDS));
    var refuted = decided(gap, Subject.run(), Verdict.REFUTED);

    var sure = Surprises.of(List.of(refuted.by(new Rule(0.01, 0.009))), must);
    var unsure = Surprises.of(List.of(refuted.by(new Rule(0.01, 0.011))), must);

    assertThat(sure.broken()).hasSize(1);
    assertThat(unsure.broken()).isEmpty();
    assertThat(unsure.undecided()).hasSize(1);
  }

  @Test
  void whoeverPromotesAReplicaMayLoseWrites() {
    var replicated = Story.of("A9", 10).run();
    var acted = Schedule.parse(List.of("promote replica1 at 2s"), replicated.topology(), LENGTH);
    var promoted =
        new Run(
            "promoted",
            replicated.topology(),
            replicated.plan().broken(acted),
            Map.of(),
            replicated.history());
    var lost = List.of(decided(Durability.KEPT, Subject.run(), Verdict.REFUTED));

    assertThat(Expectations.of(replicated).surprises(lost).broken()).hasSize(1);
    assertThat(Expectations.of(promoted).surprises(lost).broken()).isEmpty();
  }

  private static Expectations promised(String architecture) {
    return new Expectations(Promises.of(Catalogue.topology(architecture)), 0.01);
  }

  private static Expectations only(Expectation expectation) {
    return new Expectations(List.of(expectation), 0.01);
  }

  private static Finding decided(Measure measure, Subject subject, Verdict verdict) {
    return Finding.decided(measure, subject, verdict, 1, Optional.empty(), 1, "because");
  }
}
