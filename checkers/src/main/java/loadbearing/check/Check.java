package loadbearing.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import loadbearing.check.linear.Limit;

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
    return CheckResult.of(
        file,
        judged,
        recorded.problem(),
        recorded.operations(),
        (read - begin) / 1e9,
        (end - read) / 1e9);
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
          Optional.of(TransactedCheck.judge(transacted, options, limit));
      case Recorded.Calls calls -> Optional.of(CallsCheck.judge(calls, options, limit));
      case Recorded.Nothing nothing -> Optional.empty();
    };
  }

  private static boolean fits(Model model, Recorded recorded) {
    return switch (recorded) {
      case Recorded.Registers registers ->
          model
              == (registers.format() == HistoryFormat.STRING_EVENTS
                  ? Model.KV
                  : Model.CAS_REGISTER);
      case Recorded.Transacted transacted -> TransactedCheck.fits(model, transacted.columns());
      case Recorded.Calls calls -> model.isOfCalls();
      case Recorded.Nothing nothing -> true;
    };
  }
}
