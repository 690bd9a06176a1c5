package loadbearing.analysis.consistency;

import java.util.Arrays;
import java.util.List;
import loadbearing.analysis.session.Guarantee;
import loadbearing.analysis.session.Sessions;
import loadbearing.analysis.session.Violation;
import loadbearing.check.CheckVerdict;
import loadbearing.check.Judged;
import loadbearing.check.Model;

/** Judges a run's sessions by the four guarantees. */
final class SessionCheck {
  private SessionCheck() {}

  static Judged judge(RecordedRun run) {
    var sessions = Sessions.of(run.history());
    if (Arrays.stream(Guarantee.values()).allMatch(g -> sessions.of(g).exposure() == 0)) {
      return Judged.clean(
          Model.SESSION,
          CheckVerdict.UNKNOWN,
          List.of("no session came back to a row with versions"));
    }
    var broken =
        Arrays.stream(Guarantee.values()).filter(g -> sessions.of(g).broken() > 0).toList();
    if (broken.isEmpty()) {
      return Judged.clean(Model.SESSION, CheckVerdict.OK, List.of());
    }
    var names = broken.stream().map(SessionCheck::name).toList();
    var first = sessions.of(broken.getFirst()).examples().getFirst();
    return new Judged(
        Model.SESSION,
        CheckVerdict.BAD,
        names,
        names,
        first.operations().stream().map(id -> RunCheck.line(run, id)).toList(),
        broken.stream().map(g -> sentence(sessions.of(g))).toList(),
        List.of());
  }

  private static String name(Guarantee guarantee) {
    return guarantee.words().replace(' ', '-');
  }

  private static String sentence(Sessions.Tally tally) {
    Violation first = tally.examples().getFirst();
    return "%s (%d of %d operations)".formatted(first.sentence(), tally.broken(), tally.exposure());
  }
}
