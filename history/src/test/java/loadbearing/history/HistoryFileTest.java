package loadbearing.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  private static final String HEADER = "{\"type\":\"history\",\"format\":4}\n";

  @TempDir Path temp;

  @Test
  void aFileCutAtAnyByteGivesAPrefixAndIsIncomplete() throws IOException {
    var file = temp.resolve("history.jsonl.gz");
    long beforeEnd;
    try (var writer = HistoryWriter.open(file)) {
      for (var event : Samples.events()) {
        writer.append(event);
        writer.flush();
      }
      beforeEnd = Files.size(file);
      writer.end();
    }
    var whole = Files.readAllBytes(file);

    for (int length = 0; length < whole.length; length++) {
      var cut = read(Files.write(temp.resolve("cut"), Arrays.copyOf(whole, length)));

      // Only a check sum is missing of the last bytes: the end line itself is there.
      assertThat(cut.complete && length <= beforeEnd).as("cut at %d", length).isFalse();
      assertThat(cut.breakage.isEmpty()).as("cut at %d", length).isEqualTo(cut.complete);
      assertThat(cut.events).isEqualTo(Samples.events().subList(0, cut.events.size()));
    }
    assertThat(read(file).events).isEqualTo(Samples.events());
    assertThat(read(file).complete).isTrue();
  }

  @Test
  void aCrashLosesNothingThatWasFlushed() throws IOException {
    var file = temp.resolve("history.jsonl.gz");
    var writer = HistoryWriter.open(file);
    writer.append(Samples.read(1));
    writer.flush();
    writer.append(Samples.read(2));

    var left = read(Files.copy(file, temp.resolve("left")));

    writer.close();
    assertThat(left.events).containsExactly(Samples.read(1));
    assertThat(left.complete).isFalse();
  }

  @Test
  void plainTextCutAtAnyByteGivesWholeLinesOnly() throws IOException {
    var file = temp.resolve("history.jsonl.gz");
    try (var writer = HistoryWriter.open(file)) {
      Samples.events().forEach(writer::append);
      writer.end();
    }
    byte[] text;
    try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
      text = in.readAllBytes();
    }

    for (int length = 0; length < text.length; length++) {
      var cut = read(Files.write(temp.resolve("cut"), Arrays.copyOf(text, length)));

      assertThat(cut.events).isEqualTo(Samples.events().subList(0, cut.events.size()));
      assertThat(cut.complete)
          .as("cut at %d of %d", length, text.length)
          .isEqualTo(length == text.length - 1);
    }
  }

  @Test
  void manyThreadsLoseNothing() {
    var file = temp.resolve("history.jsonl.gz");
    try (var writer = HistoryWriter.open(file)) {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (long thread = 0; thread < 8; thread++) {
          long first = thread * 5000;
          threads.submit(
              () ->
                  LongStream.range(first, first + 5000)
                      .forEach(id -> writer.append(Samples.read(id))));
        }
      }
      writer.end();
    }

    var read = read(file);

    assertThat(read.complete).isTrue();
    assertThat(read.events.stream().sorted(Comparator.comparingLong(Event::at)).toList())
        .isEqualTo(LongStream.range(0, 40_000).mapToObj(Samples::read).toList());
  }

  @Test
  void aLostMemberInTheMiddleIsNoticed() throws IOException {
    var file =
        Files.writeString(
            temp.resolve("plain.jsonl"),
            HEADER
                + "{\"type\":\"phase\",\"at\":1,\"name\":\"measured\",\"begins\":true}\n"
                + "{\"type\":\"end\",\"events\":2}\n");

    var read = read(file);

    assertThat(read.events).containsExactly(new Phase(new Phase.Measured(), true, 1));
    assertThat(read.complete).isFalse();
    assertThat(read.breakage).contains("speaks of 2 events, it has 1");
  }

  @Test
  void namesInAnyOrderAndNamesOfOthersAreRead() throws IOException {
    var file =
        Files.writeString(
            temp.resolve("plain.jsonl"),
            HEADER
                + "{\"mine\":{\"a\":[1]},\"begins\":false,\"name\":\"measured\",\"at\":1,\"type\":\"phase\"}\n"
                + "{\"type\":\"end\",\"events\":1}\n");

    assertThat(read(file).events).containsExactly(new Phase(new Phase.Measured(), false, 1));
  }

  @Test
  void aWholeLineThatIsWrongIsAnErrorThatNamesTheLine() throws IOException {
    var wrong =
        List.of(
            "{\"type\":\"phase\",\"at\":1,\"begins\":true,\"name\":7}",
            "{\"type\":\"phase\",\"at\":\"soon\",\"begins\":true,\"name\":\"measured\"}",
            "{\"type\":\"phase\",\"begins\":true,\"name\":\"measured\"}",
            "{\"type\":\"phase\",\"at\":1.5,\"begins\":true,\"name\":\"measured\"}",
            "{\"type\":\"dance\",\"at\":1}",
            "{\"type\":\"operation\",\"action\":\"dance\"}",
            "{\"at\":1}",
            "[1]",
            "{\"type\" 1}");
    for (var line : wrong) {
      var file = Files.writeString(temp.resolve("plain.jsonl"), HEADER + line + "\n" + HEADER);

      assertThatThrownBy(() -> read(file))
          .as(line)
          .isInstanceOf(UnreadableRunException.class)
          .hasMessageContainingAll("plain.jsonl", "wrong in line");
    }
  }

  @Test
  void whatIsNoHistoryIsRefused() throws IOException {
    for (var text : List.of("hello", "{\"type\":\"phase\"}\n", "[]")) {
      var file = Files.writeString(temp.resolve("plain.jsonl"), text);
      assertThatThrownBy(() -> read(file)).as(text).isInstanceOf(UnreadableRunException.class);
    }
  }

  @Test
  void anotherFormatIsRefused() throws IOException {
    var file = Files.writeString(temp.resolve("plain.jsonl"), HEADER.replace('4', '9'));

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UnreadableRunException.class)
        .hasMessageContaining("has format 9, expected 4");
  }

  @Test
  void aFullDiskIsToldAndNothingIsAddedAfterIt() throws IOException {
    var writer = HistoryWriter.open("runs/x/history.jsonl.gz", new FullDisk());
    writer.append(Samples.read(1));

    assertThatThrownBy(writer::flush)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContainingAll("runs/x/history.jsonl.gz", "No space left on device");
    assertThatThrownBy(() -> writer.append(Samples.read(2)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("No space left on device");
    assertThatThrownBy(writer::check).hasMessageContaining("No space left on device");
    assertThatThrownBy(writer::end).isInstanceOf(UncheckedIOException.class);
    writer.close();
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  private record Content(List<Event> events, boolean complete, String breakage) {}

  private static Content read(Path file) {
    List<Event> events = new ArrayList<>();
    try (var reader = HistoryReader.open(file)) {
      reader.forEach(events::add);
      return new Content(events, reader.isComplete(), reader.breakage().orElse(""));
    }
  }
}
