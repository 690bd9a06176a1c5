package loadbearing.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
  private static final int TRIES = 3000;

  @TempDir Path temp;

  @Test
  void aDamagedTextIsReadOrRefusedWithItsName() throws IOException {
    var file = temp.resolve("history.jsonl");
    var refused = refusals(file, text(), () -> readAll(file));

    assertThat(refused).isBetween(TRIES / 10, TRIES);
  }

  @Test
  void aDamagedArchiveIsReadOrRefusedWithItsName() throws IOException {
    var file = temp.resolve("damaged.jsonl.gz");
    var incomplete = new AtomicInteger();

    refusals(
        file,
        Files.readAllBytes(written()),
        () -> {
          if (!readAll(file)) {
            incomplete.incrementAndGet();
          }
        });

    assertThat(incomplete.get()).isGreaterThan(TRIES / 2);
  }

  @Test
  void aDamagedManifestIsReadOrRefusedWithItsName() throws IOException {
    var folder = new RunFolder(temp);
    folder.write(Samples.manifest());
    var file = temp.resolve(RunFolder.MANIFEST);

    var refused = refusals(file, Files.readAllBytes(file), folder::manifest);

    assertThat(refused).isGreaterThan(TRIES / 2);
  }

  /**
   * How often {@code read} refused {@code whole} with some bytes changed; fails on other errors.
   */
  private static int refusals(Path file, byte[] whole, Runnable read) throws IOException {
    var random = new SplittableRandom(11);
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      var damaged = whole.clone();
      for (int j = 1 + random.nextInt(4); j > 0; j--) {
        damaged[random.nextInt(damaged.length)] = anyByte(random);
      }
      Files.write(file, damaged);
      try {
        read.run();
      } catch (UnreadableRunException e) {
        assertThat(e).hasMessageContaining(file.getFileName().toString());
        refused++;
      }
    }
    return refused;
  }

  private static byte anyByte(SplittableRandom random) {
    var likely = "{}[]:,\"\\0919e-.nt \n";
    return random.nextBoolean()
        ? (byte) random.nextInt(256)
        : (byte) likely.charAt(random.nextInt(likely.length()));
  }

  private static boolean readAll(Path file) {
    try (var reader = HistoryReader.open(file)) {
      reader.forEach(event -> {});
      return reader.isComplete();
    }
  }

  private Path written() {
    var file = temp.resolve("whole.jsonl.gz");
    try (var writer = HistoryWriter.open(file)) {
      Samples.events().forEach(writer::append);
      writer.end();
    }
    return file;
  }

  private byte[] text() throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(written()))) {
      return in.readAllBytes();
    }
  }
}
