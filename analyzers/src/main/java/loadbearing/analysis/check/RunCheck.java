package loadbearing.analysis.check;

import java.util.ArrayList;
import java.util.List;
import loadbearing.analysis.check.linear.Limit;
import loadbearing.analysis.check.linear.Linear;
import loadbearing.history.UnreadableRunException;

/** Judges the register operations of a run of the project's own. */
final class RunCheck {
  private RunCheck() {}

  static Judged judge(Recorded.OfRun run, Limit limit) {
    try {
      return judge(run, new RunRegisters(run.history()), limit);
    } catch (UnreadableRunException e) {
      return Judged.clean(Model.CAS_REGISTER, CheckVerdict.UNKNOWN, List.of(e.getMessage()));
    }
  }

  private static Judged judge(Recorded.OfRun run, RunRegisters registers, Limit limit) {
    if (registers.columns().size() == 0) {
      return Judged.clean(
          Model.CAS_REGISTER,
          CheckVerdict.UNKNOWN,
          List.of("the history has no operations on registers"));
    }
    var result =
        Linear.decide(registers.columns(), registers.initials(), registers.scalars(), limit);
    if (!result.isBroken()) {
      return result.answer().isPresent()
          ? Judged.clean(Model.CAS_REGISTER, CheckVerdict.OK, List.of())
          : Judged.clean(Model.CAS_REGISTER, CheckVerdict.UNKNOWN, List.of(result.why()));
    }
    List<Long> proof = new ArrayList<>();
    proof.add(line(run, registers, result.failing()));
    result.others().forEach(index -> proof.add(line(run, registers, index)));
    var sentences = Linearizability.sentences(registers);
    return new Judged(
        Model.CAS_REGISTER,
        CheckVerdict.BAD,
        List.of("nonlinearizable"),
        List.of("linearizable"),
        proof,
        sentences.violation(result),
        Scene.around(registers.columns(), result, sentences));
  }

  private static long line(Recorded.OfRun run, RunRegisters registers, int index) {
    return run.lines().get(registers.columns().label(index));
  }
}
