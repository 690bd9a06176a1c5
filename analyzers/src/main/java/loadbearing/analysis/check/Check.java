package loadbearing.analysis.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import loadbearing.analysis.check.linear.Limit;

/**
 * Checks histories: a file goes in, whether it has the promised consistency comes out.
 *
 * @param options how
 * @param ticker monotonic nanoseconds, such as {@code System::nanoTime}
 */
public record Check(CheckOptions options, LongSupplier ticker) {
  /** Checks one file; never throws for what it holds. */
  public CheckResult check(Path file) {
    var begin = ticker.getAsLong();
    var recorded = new HistoryFile(file).read(options);
    var read = ticker.getAsLong();
    var judged = judge(recorded, Limit.of(ticker, options.limit(), options.memoryBytes()));
    var end = ticker.getAsLong();
    return result(file, recorded, judged, (read - begin) / 1e9, (end - read) / 1e9);
  }

  private Optional<Judged> judge(Recorded recorded, Limit limit) {
    var misfit = options.model().filter(model -> !fits(model, recorded));
    if (misfit.isPresent()) {
      var why = "its operations are not those of model %s".formatted(misfit.get().word());
      return Optional.of(Judged.clean(misfit.get(), CheckVerdict.UNKNOWN, List.of(why)));
    }
    return switch (recorded) {
      case Recorded.Registers registers -> Optional.of(RegisterCheck.judge(registers, limit));
      case Recorded.Transacted transacted ->
          Optional.of(TransactedCheck.judge(transacted, options));
      case Recorded.OfRun run -> Optional.of(RunCheck.judge(run, options, limit));
      case Recorded.Nothing nothing -> Optional.empty();
    };
  }

  private static boolean fits(Model model, Recorded recorded) {
    return switch (recorded) {
      case Recorded.Registers registers ->
          model == (registers.format() == Format.STRING_EVENTS ? Model.KV : Model.CAS_REGISTER);
      case Recorded.Transacted transacted -> TransactedCheck.fits(model, transacted.columns());
      case Recorded.OfRun run -> model != Model.KV && model != Model.BANK;
      case Recorded.Nothing nothing -> true;
    };
  }

  private static CheckResult result(
      Path file,
      Recorded recorded,
      Optional<Judged> judged,
      double readSeconds,
      double checkSeconds) {
    var problem = recorded.problem();
    return new CheckResult(
        file,
        judged.map(Judged::model),
        verdict(judged, problem),
        recorded.operations(),
        readSeconds,
        checkSeconds,
        judged.map(Judged::anomalies).orElse(List.of()),
        judged.map(Judged::violates).orElse(List.of()),
        judged.map(Judged::counterexample).orElse(List.of()),
        why(judged, problem),
        judged.map(Judged::scene).orElse(List.of()),
        problem);
  }

  /** What was proved before a file breaks off stays bad; what was not is unknown. */
  private static CheckVerdict verdict(Optional<Judged> judged, Optional<Problem> problem) {
    var verdict = judged.map(Judged::verdict).orElse(CheckVerdict.UNKNOWN);
    return verdict == CheckVerdict.OK && problem.isPresent() ? CheckVerdict.UNKNOWN : verdict;
  }

  private static List<String> why(Optional<Judged> judged, Optional<Problem> problem) {
    var lines = new ArrayList<String>();
    problem.ifPresent(p -> lines.add(p.what()));
    judged.ifPresent(j -> lines.addAll(j.why()));
    return lines;
  }
}
