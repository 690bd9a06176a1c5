package loadbearing.analysis.consistency;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import loadbearing.check.CheckOptions;
import loadbearing.check.CheckVerdict;
import loadbearing.check.Judged;
import loadbearing.check.Model;
import loadbearing.check.Recorded;
import loadbearing.check.Scene;
import loadbearing.check.TransactedCheck;
import loadbearing.check.linear.Limit;
import loadbearing.check.linear.Linear;
import loadbearing.check.txn.LevelPromise;
import loadbearing.history.History;
import loadbearing.history.Operation;
import loadbearing.history.UnreadableRunException;
import loadbearing.workload.Action;

/**
 * Judges a run of the project's own: its register operations, or else its transactions, or else its
 * sessions, unless a model says which.
 */
final class RunCheck {
  private RunCheck() {}

  static Judged judge(RecordedRun run, CheckOptions options, Limit limit) {
    var model = options.model().orElseGet(() -> fitting(run.history()));
    try {
      return switch (model) {
        case LIST_APPEND, RW_REGISTER -> transactions(run, options.promises(), limit);
        case SESSION -> SessionCheck.judge(run);
        default -> judge(run, new RunRegisters(run.history()), limit);
      };
    } catch (UnreadableRunException e) {
      return Judged.clean(model, CheckVerdict.UNKNOWN, List.of(e.getMessage()));
    }
  }

  private static Model fitting(History history) {
    var actions = EnumSet.noneOf(Action.class);
    history.of(Operation.class).forEach(operation -> actions.add(operation.action()));
    if (actions.contains(Action.REGISTER_READ)) {
      return Model.CAS_REGISTER;
    }
    if (actions.contains(Action.TRANSACTION)) {
      return Model.LIST_APPEND;
    }
    var versioned = actions.contains(Action.LIST_READ) || actions.contains(Action.PROFILE_READ);
    return versioned ? Model.SESSION : Model.CAS_REGISTER;
  }

  private static Judged transactions(RecordedRun run, List<LevelPromise> promises, Limit limit) {
    var transactions = new RunTransactions(run.history());
    if (transactions.columns().size() == 0) {
      return Judged.clean(
          Model.LIST_APPEND, CheckVerdict.UNKNOWN, List.of("the history has no transactions"));
    }
    var recorded =
        new Recorded.Transacted(transactions.columns(), transactions.scalars(), run.problem());
    var judged = TransactedCheck.judge(recorded, promises, transactions.versions(), limit);
    return judged.at(judged.counterexample().stream().map(id -> line(run, id)).toList());
  }

  private static Judged judge(RecordedRun run, RunRegisters registers, Limit limit) {
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

  private static long line(RecordedRun run, RunRegisters registers, int index) {
    return line(run, registers.columns().label(index));
  }

  /** Where the operation stands in the history. */
  static long line(RecordedRun run, long id) {
    return run.lines().get(id);
  }
}
