package loadbearing.analysis.judge;

import static loadbearing.analysis.Story.finding;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Story;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.validity.Validity;
import loadbearing.history.FaultEvent;
import loadbearing.history.Outcome;
import loadbearing.history.Run;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final String VALID = "validity";

  private static Story calm() {
    return Story.of("A4", 10).ask(Action.PROFILE_READ, 0, 10, 20);
  }

  /** By what the history tells itself: a story told by hand is not what a plan wanted. */
  private static List<String> reasons(Run run) {
    return Validity.of(run).reasons();
  }

  @Test
  void aRunAsItWasPlannedIsValid() {
    var run = Story.asPlanned("A4", 10).run();

    assertThat(finding(Judge.judge(run), VALID).verdict()).contains(Verdict.HOLDS);
    assertThat(Validity.compared(run).reasons()).isEmpty();
  }

  @Test
  void aRecordThatIsNotThePlansIsVoid() {
    assertThat(finding(Judge.judge(calm().run()), VALID).verdict()).contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void everyDisturbanceIsNamed() {
    assertThat(reasons(calm().host(0.05, 0).run())).first().asString().contains("idle for 5 %");
    assertThat(reasons(calm().host(0.5, 0.2).run())).first().asString().contains("took 20 %");
    assertThat(reasons(calm().unwatched().run())).first().asString().contains("nobody watched");
    assertThat(reasons(calm().cut().run())).first().asString().contains("breaks off at");
    assertThat(reasons(calm().stray("app1", 7000).run()))
        .first()
        .asString()
        .contains("operation 7000 at app1");
    assertThat(
            reasons(
                calm()
                    .fault(
                        "kill app1 at 1s for 1s",
                        1,
                        FaultEvent.Stage.NOT_PROVED,
                        2,
                        FaultEvent.Stage.HEAL_PROVED)
                    .run()))
        .containsExactly("fault 'kill app1 at 1s for 1s' was not proved to bite");
  }

  @Test
  void aGeneratorBehindItsPlanDisturbsEveryLoad() {
    var late = calm();
    for (int i = 0; i < 100; i++) {
      late.lagging(0.02, Action.PROFILE_READ, "k", 1 + i / 100.0, 3, Outcome.OK, 0, "");
    }

    assertThat(List.of("16 users", "20/s"))
        .allSatisfy(
            load ->
                assertThat(reasons(late.load(load).run()))
                    .singleElement()
                    .asString()
                    .contains("20.0 ms behind its plan"));
  }

  @Test
  void whatUsersFeelOfALateLoadIsSaidApart() {
    var late = calm();
    for (int i = 0; i < 100; i++) {
      late.lagging(0.2, Action.PROFILE_READ, "k", 1 + i / 100.0, 3, Outcome.OK, 0, "");
    }

    assertThat(Validity.of(late.run()).disturbances())
        .extracting(Validity.Disturbance::part)
        .containsExactly(Validity.Part.LOAD, Validity.Part.PACE);
  }

  @Test
  void anAnalyzerThatFailsIsInconclusiveAndHidesNobody() {
    Map<String, Analyzer> analyzers = new LinkedHashMap<>();
    analyzers.put(
        "broken",
        new Answering(
            () -> {
              throw new IllegalStateException("a bug");
            }));
    analyzers.put(
        "sound",
        new Answering(
            () ->
                Finding.reported(
                    Answering.MEASURE, Subject.run(), 42, Optional.empty(), 1, "asked")));

    var findings = new Judge(analyzers).findings(calm().run());

    assertThat(finding(findings, "judged analyzer:broken").verdict())
        .contains(Verdict.INCONCLUSIVE);
    assertThat(finding(findings, "judged analyzer:broken").why()).contains("a bug");
    assertThat(finding(findings, "answer").value()).isEqualTo(42);
  }

  @Test
  void theSameRunGivesTheSameFindings() {
    var story = calm().ask(Action.REGISTER_WRITE, 0, 10, 5).fault("kill app1 at 2s for 6s", 2, 8);

    assertThat(Judge.judge(story.run())).isEqualTo(Judge.judge(story.run()));
  }

  @Test
  void everyAnalyzerHasItsSay() {
    var run =
        calm()
            .write("r1", 1, 1.1, 1)
            .read("r1", 2, 1, "primary")
            .fault("kill app1 at 2s for 6s", 2, 8)
            .kept("primary", true, 201L)
            .window(1, 0, 0, 4)
            .window(2, 0, 4, 8)
            .run();

    assertThat(Judge.judge(run))
        .extracting(Story::identity)
        .contains(
            VALID,
            "throughput",
            "capacity clones:1",
            "availability goal:reads",
            "predicted-availability goal:reads",
            "outage goal:reads fault:0",
            "single-point-of-failure goal:reads without:app1 fault:0",
            "reads-fresh",
            "acknowledged-writes-kept");
  }

  private record Answering(Supplier<Finding> answer) implements Analyzer {
    static final Measure MEASURE = Measure.neither("answer", "", "the answer");

    @Override
    public List<Measure> measures() {
      return List.of(MEASURE);
    }

    @Override
    public List<Finding> judge(Run run) {
      return List.of(answer.get());
    }
  }
}
