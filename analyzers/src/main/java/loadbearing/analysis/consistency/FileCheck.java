package loadbearing.analysis.consistency;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import loadbearing.check.Check;
import loadbearing.check.CheckOptions;
import loadbearing.check.CheckResult;
import loadbearing.check.CheckVerdict;
import loadbearing.check.Judged;
import loadbearing.check.Model;
import loadbearing.check.linear.Limit;

/**
 * Checks files: runs of the project's own, and whatever {@link Check} reads.
 *
 * @param options how
 * @param ticker monotonic nanoseconds, such as {@code System::nanoTime}
 */
public record FileCheck(CheckOptions options, LongSupplier ticker) {
  private static final Set<Model> OF_RUNS =
      Set.of(Model.CAS_REGISTER, Model.LIST_APPEND, Model.RW_REGISTER, Model.SESSION);

  /** Checks a file, or the folder of a run; never throws for what it holds. */
  public CheckResult check(Path path) {
    return RunHistory.isOne(path) ? checkRun(path) : new Check(options, ticker).check(path);
  }

  private CheckResult checkRun(Path path) {
    var begin = ticker.getAsLong();
    var run = RunHistory.read(path);
    var read = ticker.getAsLong();
    var judged = run.isNothing() ? Optional.<Judged>empty() : Optional.of(judge(run));
    var end = ticker.getAsLong();
    return CheckResult.of(
        path, judged, run.problem(), run.operations(), (read - begin) / 1e9, (end - read) / 1e9);
  }

  private Judged judge(RecordedRun run) {
    var misfit = options.model().filter(model -> !OF_RUNS.contains(model));
    if (misfit.isPresent()) {
      var why = "its operations are not those of model %s".formatted(misfit.get().word());
      return Judged.clean(misfit.get(), CheckVerdict.UNKNOWN, List.of(why));
    }
    return RunCheck.judge(run, options, Limit.of(ticker, options.limit(), options.memoryBytes()));
  }
}
