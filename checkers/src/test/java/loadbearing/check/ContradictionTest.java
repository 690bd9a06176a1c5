package loadbearing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What contradicts itself is never judged good, whatever it is written in. */
class ContradictionTest {
  /** How one client's event is written. */
  private enum Writing {
    LOG("INFO jepsen.util - 0 :%s :%s %s\n", "write", "3", "read", "3"),
    EDN("{:process 0 :type :%s :f :%s :value %s}\n", "write", "3", "read", "3"),
    STRINGS("{:process 0 :type :%s :f :%s :key \"k\" :value %s}\n", "put", "\"v\"", "get", "\"v\""),
    JSON("{\"process\":0,\"type\":\"%s\",\"f\":\"%s\",\"value\":%s}\n", "write", "3", "read", "3"),
    LISTS(
        "{:process 0 :type :%s :f :%s :value %s}\n",
        "txn", "[[:append 1 3]]", "txn", "[[:r 1 [3]]]"),
    REGISTERS(
        "{\"process\":0,\"type\":\"%s\",\"f\":\"%s\",\"value\":%s}\n",
        "txn", "[[\"w\",1,3]]", "txn", "[[\"r\",1,3]]");

    private final String line;
    private final String write;
    private final String written;
    private final String read;
    private final String seen;

    Writing(String line, String write, String written, String read, String seen) {
      this.line = line;
      this.write = write;
      this.written = written;
      this.read = read;
      this.seen = seen;
    }

    String write(String type) {
      return String.format(Locale.ROOT, line, type, write, written);
    }

    String read(String type) {
      return String.format(Locale.ROOT, line, type, read, seen);
    }

    String good() {
      return write("invoke") + write("ok") + read("invoke") + read("ok");
    }
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Writing.class)
  void whatIsConsistentIsGood(Writing writing) throws IOException {
    assertThat(check(writing.good()).verdict()).isEqualTo(CheckVerdict.OK);
  }

  @ParameterizedTest
  @EnumSource(Writing.class)
  void aValueThatNobodyWroteIsBad(Writing writing) throws IOException {
    assertThat(check(writing.read("invoke") + writing.read("ok")).verdict())
        .isEqualTo(CheckVerdict.BAD);
  }

  @ParameterizedTest
  @EnumSource(Writing.class)
  void aReturnBeforeItsCallIsReported(Writing writing) throws IOException {
    var result = check(writing.good() + writing.write("ok"));

    assertThat(result.isUnreadable()).isTrue();
    assertThat(result.why().getFirst()).contains("line 5").contains("returns before it called");
  }

  @ParameterizedTest
  @EnumSource(Writing.class)
  void twoOpenOperationsOfAProcessAreReported(Writing writing) throws IOException {
    var result = check(writing.good() + writing.write("invoke") + writing.write("invoke"));

    assertThat(result.isUnreadable()).isTrue();
    assertThat(result.why().getFirst())
        .contains("line 6")
        .contains("while its last operation is open");
  }

  @ParameterizedTest
  @EnumSource(
      value = Writing.class,
      names = {"LISTS", "REGISTERS"})
  void twoWritesOfOneValueWhereTheyHaveToBeUniqueAreUndecided(Writing writing) throws IOException {
    var result = check(writing.write("invoke") + writing.write("ok") + writing.good());

    assertThat(result.verdict()).isEqualTo(CheckVerdict.UNKNOWN);
    assertThat(result.why().getFirst()).contains("unique");
  }

  @ParameterizedTest
  @EnumSource(Writing.class)
  void whatBreaksOffIsNeverGood(Writing writing) throws IOException {
    var whole = writing.good();
    var lastLine = whole.lastIndexOf('\n', whole.length() - 2) + 1;
    for (var end = lastLine + 1; end < whole.length() - 1; end++) {
      assertThat(check(whole.substring(0, end)).verdict())
          .as("%s", whole.substring(0, end))
          .isEqualTo(CheckVerdict.UNKNOWN);
    }
  }

  @ParameterizedTest
  @EnumSource(Writing.class)
  void whatIsBinaryIsReported(Writing writing) throws IOException {
    assertThat(check("\0" + writing.good()).isUnreadable()).isTrue();
    assertThat(check(writing.good() + "\0\1\2 ").verdict()).isEqualTo(CheckVerdict.UNKNOWN);
  }

  private CheckResult check(String text) throws IOException {
    var file = Files.writeString(folder.resolve("history"), text);
    return new Check(CheckOptions.defaults(), () -> 0).check(file);
  }
}
