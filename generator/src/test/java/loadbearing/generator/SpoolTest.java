package loadbearing.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.workload.Action;
import loadbearing.workload.draw.Intent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final long ZERO = 1_000_000_000_000L;

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsRead() throws IOException {
    var written = List.of(operation(1, -5, "app1"), operation(2, 10, "app2"), silent(3));

    var read = new ArrayList<Operation>();
    var contents = Spool.read(write(written), read::add);

    assertThat(read).isEqualTo(written);
    assertThat(contents).isEqualTo(new Spool.Contents(3, true, ZERO));
  }

  @Test
  void lanesDoNotMixUpTheirPaths() throws IOException {
    var file = folder.resolve("spool");
    try (var writer = SpoolWriter.open(file, e -> {})) {
      writer.begin(ZERO);
      var first = writer.lane(ZERO);
      var second = writer.lane(ZERO);
      add(first, operation(1, 1, "app1"));
      add(second, operation(2, 2, "app2"));
      second.flush();
      first.flush();
    }

    var read = new ArrayList<Operation>();
    Spool.read(file, read::add);

    assertThat(read).containsExactlyInAnyOrder(operation(1, 1, "app1"), operation(2, 2, "app2"));
  }

  @Test
  void ofATornFileTheWholeRecordsAreRead() throws IOException {
    var written = new ArrayList<Operation>();
    for (int i = 0; i < 50; i++) {
      written.add(operation(i + 1, i, "app" + i % 3));
    }
    var whole = Files.readAllBytes(write(written));
    int last = -1;
    for (int length = 16; length < whole.length; length++) {
      var torn = Files.write(folder.resolve("torn"), java.util.Arrays.copyOf(whole, length));

      var read = new ArrayList<Operation>();
      var contents = Spool.read(torn, read::add);

      assertThat(contents.complete()).isFalse();
      assertThat(read).isEqualTo(written.subList(0, read.size()));
      assertThat(read.size()).isGreaterThanOrEqualTo(last);
      last = read.size();
    }
    assertThat(last).isEqualTo(50);
  }

  @Test
  void whileItIsWrittenAnOperationIsToldOfAsSoonAsItsRecordIsWhole() throws IOException {
    var written = List.of(operation(1, 1, "app1"), operation(2, 2, "app2"));
    var bytes = Files.readAllBytes(write(written));
    var read = new ArrayList<Operation>();
    var spool = new Spool("growing", read::add);

    for (var each : bytes) {
      spool.take(new byte[] {each}, 1);
    }

    assertThat(read).isEqualTo(written);
    assertThat(spool.contents().complete()).isTrue();
    assertThat(spool.taken()).isEqualTo(bytes.length);
  }

  @Test
  void aFileThatIsNoSpoolIsRefused() throws IOException {
    var file = Files.writeString(folder.resolve("spool"), "something else altogether");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Spool.read(file, operation -> {}))
        .withMessageContaining("not a spool");

    Files.writeString(file, "LBSP");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Spool.read(file, operation -> {}))
        .withMessageContaining("never began");
  }

  @Test
  void aDamagedRecordIsNotTakenForTheEnd() throws IOException {
    var file = write(List.of(operation(1, 1, "app1")));
    var bytes = Files.readAllBytes(file);
    bytes[21] = 99;
    Files.write(file, bytes);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Spool.read(file, operation -> {}))
        .withMessageContaining("damaged");
  }

  @Test
  void aLongListPassesThrough() throws IOException {
    var list = "[" + "1234567890123456789,".repeat(100_000) + "1]";
    var operation =
        new Operation(
            1,
            0,
            Action.LIST_READ,
            "0-1",
            "",
            list,
            Outcome.OK,
            0,
            1,
            2,
            new loadbearing.history.Path("app1", "", "", ""),
            1,
            200,
            "");

    var read = new ArrayList<Operation>();
    Spool.read(write(List.of(operation)), read::add);

    assertThat(read).containsExactly(operation);
  }

  @Test
  void aFullDiskIsToldAndHoldsNobodyUp() throws IOException {
    var told = new ConcurrentLinkedQueue<String>();

    var writer = SpoolWriter.open(Path.of("/dev/full"), e -> told.add(e.getMessage()));
    writer.begin(ZERO);
    var lane = writer.lane(ZERO);
    for (int i = 0; i < 500; i++) {
      add(lane, operation(i, i, "app1"));
      lane.flush();
    }
    writer.close();

    assertThat(told).hasSize(1).first().asString().contains("No space left");
  }

  private Path write(List<Operation> operations) throws IOException {
    var file = folder.resolve("spool");
    try (var writer = SpoolWriter.open(file, e -> {})) {
      writer.begin(ZERO);
      var lane = writer.lane(ZERO);
      operations.stream().sorted(Comparator.comparing(Operation::id)).forEach(o -> add(lane, o));
      lane.flush();
    }
    return file;
  }

  private static void add(Lane lane, Operation o) {
    lane.add(
        new Intent(o.id(), o.process(), o.action(), o.key()),
        o.input(),
        new Meaning(o.outcome(), o.output(), o.path(), o.version(), o.status(), o.error()),
        ZERO + o.due(),
        ZERO + o.called(),
        ZERO + o.returned());
  }

  private static Operation operation(long id, long due, String node) {
    return new Operation(
        id,
        3,
        Action.REGISTER_CAS,
        "7",
        "[1,2]",
        "{\"swapped\":true}",
        Outcome.OK,
        due,
        due + 1,
        due + 1_000_000_000L,
        new loadbearing.history.Path(node, "dc1", "primary", "ünïcode"),
        9,
        200,
        "");
  }

  private static Operation silent(long id) {
    return new Operation(
        id,
        4,
        Action.REGISTER_WRITE,
        "7",
        Long.toString(id),
        "",
        Outcome.UNKNOWN,
        -3_000_000_000L,
        -3_000_000_000L,
        -2_000_000_000L,
        loadbearing.history.Path.NOBODY,
        0,
        0,
        "connection closed before the answer");
  }
}
