package loadbearing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More inputs with {@code -Dloadbearing.fuzzed=100000}. */
class TransactionFuzzTest {
  private static final int FUZZED = Integer.getInteger("loadbearing.fuzzed", 2_000);
  private static final List<String> LEVELS =
      List.of("read-uncommitted", "snapshot-isolation", "strict-serializable");
  private static final List<Optional<Model>> MODELS =
      List.of(
          Optional.empty(),
          Optional.empty(),
          Optional.of(Model.LIST_APPEND),
          Optional.of(Model.RW_REGISTER),
          Optional.of(Model.BANK));

  @TempDir private Path folder;

  /** Histories that are well formed and mostly absurd, half of them with broken bytes. */
  @Test
  @Timeout(600)
  void everyInputGetsAnAnswerThatFitsIt() throws IOException {
    var verdicts = new int[CheckVerdict.values().length];
    for (var seed = 0; seed < FUZZED; seed++) {
      var random = new Random(seed);
      var text = new RandomTransactions(random).text();
      var file = Files.write(folder.resolve("fuzzed"), damaged(text, random));

      var result = new Check(options(random), () -> 0).check(file);

      verdicts[result.verdict().ordinal()]++;
      assertThat(isSound(result)).as("seed %d: %s%n%s", seed, result, text).isTrue();
    }
    assertThat(verdicts).doesNotContain(0);
  }

  /** Good says nothing more, bad has a proof in the file, unknown has a reason. */
  private static boolean isSound(CheckResult result) {
    return switch (result.verdict()) {
      case OK -> result.problem().isEmpty();
      case BAD -> !result.anomalies().isEmpty() && !result.why().isEmpty() && pointsInto(result);
      case UNKNOWN -> !result.why().isEmpty();
    };
  }

  private static boolean pointsInto(CheckResult result) {
    return result.counterexample().stream()
        .allMatch(position -> position >= 0 && position < RandomTransactions.MOST_EVENTS);
  }

  private static byte[] damaged(String text, Random random) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextBoolean()) {
      return bytes;
    }
    for (var changes = random.nextInt(3); changes >= 0; changes--) {
      bytes[random.nextInt(bytes.length)] = fuzz(random);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static byte fuzz(Random random) {
    var likely = " \n[](){}\":;#\\0123456789nilrw-,.";
    return random.nextInt(4) == 0
        ? (byte) random.nextInt(256)
        : (byte) likely.charAt(random.nextInt(likely.length()));
  }

  private static CheckOptions options(Random random) {
    return new CheckOptions(
        MODELS.get(random.nextInt(MODELS.size())),
        Duration.ofSeconds(10),
        1 << 26,
        Optional.empty(),
        Optional.empty(),
        LEVELS.get(random.nextInt(LEVELS.size())),
        Set.of(),
        java.util.Set.of(),
        BankRules.USUAL);
  }
}
