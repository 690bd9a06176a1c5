package loadbearing.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import loadbearing.analysis.consistency.FileCheck;
import loadbearing.check.BankRules;
import loadbearing.check.CheckOptions;
import loadbearing.check.CheckReport;
import loadbearing.check.CheckResult;
import loadbearing.check.Model;
import loadbearing.check.page.HistoryPage;
import loadbearing.check.txn.AnomalyWords;
import loadbearing.check.txn.Assumption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Our checkers on histories from anywhere. */
@Command(
    name = "check",
    description =
        "What consistency a history shows: our own runs, or histories recorded elsewhere; needs no"
            + " container engine.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  /** What a read of nil means in a register's history. */
  private enum Nil {
    ABSENT,
    UNKNOWN
  }

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Histories, or folders of runs.")
  private List<Path> files;

  @Option(
      names = {"--model", "-m"},
      paramLabel = "MODEL",
      converter = ModelWord.class,
      description =
          "cas-register, kv, list-append, rw-register, bank, session, counter, set, set-full,"
              + " linear-set, total-queue, fifo-queue, unordered-queue, mutex, multi-register,"
              + " unique-ids, long-fork, comments or sequential. Default: what fits the"
              + " operations.")
  private Model model;

  @Option(
      names = "--limit",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = Times.class,
      description = "For each file; past it the verdict is unknown. Default: ${DEFAULT-VALUE}.")
  private Duration limit;

  @Option(
      names = {"--consistency", "--consistency-models", "-c"},
      paramLabel = "LEVEL",
      description =
          "What transactions were promised, several with commas. Default: strict-serializable, or"
              + " that no anomaly of --anomalies appears.")
  private String consistency;

  @Option(
      names = {"--anomalies", "-a"},
      paramLabel = "ANOMALY",
      split = ",",
      description = "What must not appear, such as G1a,G-single, with whatever is a case of it.")
  private List<String> anomalies = List.of();

  @Option(
      names = "--initial",
      paramLabel = "VALUE",
      description = "Of registers before the first write. Default: that of the format.")
  private String initial;

  @Option(
      names = "--assume",
      paramLabel = "sequential-keys|linearizable-keys|wfr-keys",
      split = ",",
      converter = AssumptionWord.class,
      description = "Of the order of a register's versions in transactions. Default: nothing.")
  private List<Assumption> assumed = List.of();

  @Option(
      names = {"--total", "--total-amount"},
      paramLabel = "AMOUNT",
      description = "What a bank's accounts hold together. Default: what the first read holds.")
  private BigDecimal total;

  @Option(
      names = {"--negative-balances", "--allow-negative-balances"},
      arity = "0",
      description = "An account of a bank may hold less than nothing.")
  private boolean negativeBalances;

  @Option(
      names = "--nil",
      paramLabel = "absent|unknown",
      description = "What a read of nil means. Default: that of the format.")
  private Nil nil;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Draw what is bad: cycles of transactions, a lane a process.")
  private Path html;

  @Mixin private Output output;

  @Override
  public Integer call() throws IOException {
    var defaults = CheckOptions.defaults();
    var check =
        new FileCheck(
            new CheckOptions(
                Optional.ofNullable(model),
                limit,
                defaults.memoryBytes(),
                Optional.ofNullable(initial),
                Optional.ofNullable(nil).map(Nil.ABSENT::equals),
                promised(),
                anomalies.stream()
                    .flatMap(word -> AnomalyWords.of(word).stream())
                    .collect(Collectors.toSet()),
                Set.copyOf(assumed),
                new BankRules(Optional.ofNullable(total), negativeBalances)),
            System::nanoTime);
    var results = files.stream().map(check::check).toList();
    output.printText(
        CheckReport.json(results),
        results.stream().map(CheckReport::text).collect(Collectors.joining("\n")));
    if (html != null) {
      Files.writeString(html, HistoryPage.of(results));
    }
    return CheckResult.exitCode(results);
  }

  private String promised() {
    if (consistency != null) {
      return consistency;
    }
    return anomalies.isEmpty() ? CheckOptions.defaults().consistency() : "";
  }

  /** Reads an assumption's name. */
  static final class AssumptionWord implements picocli.CommandLine.ITypeConverter<Assumption> {
    @Override
    public Assumption convert(String word) {
      try {
        return Assumption.of(word);
      } catch (IllegalArgumentException e) {
        throw new picocli.CommandLine.TypeConversionException(e.getMessage());
      }
    }
  }

  /** Reads a model's name. */
  static final class ModelWord implements picocli.CommandLine.ITypeConverter<Model> {
    @Override
    public Model convert(String word) {
      try {
        return Model.of(word);
      } catch (IllegalArgumentException e) {
        throw new picocli.CommandLine.TypeConversionException(e.getMessage());
      }
    }
  }
}
