package loadbearing.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * Measures how fast a history is written and read, in megabytes of uncompressed text a second.
 *
 * <p>Run it by hand: {@code java -cp ... loadbearing.history.HistorySpeed [operations] [file]}.
 */
final class HistorySpeed {
  private HistorySpeed() {}

  public static void main(String[] arguments) throws IOException {
    int operations = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500_000;
    var file =
        arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempFile("history", ".gz");
    for (int round = 1; round <= 5; round++) {
      double write = seconds(() -> write(file, operations));
      double read = seconds(() -> read(file));
      double megabytes = size(file) / 1e6;
      System.out.printf(
          "round %d: %d operations, %.0f MB of text, %.0f MB on disk; wrote %.0f MB/s, read %.0f MB/s%n",
          round,
          operations,
          megabytes,
          Files.size(file) / 1e6,
          megabytes / write,
          megabytes / read);
    }
  }

  private static void write(Path file, int operations) {
    try (var writer = HistoryWriter.open(file)) {
      for (long id = 1; id <= operations; id++) {
        writer.append(Samples.read(id * 7919));
      }
      writer.end();
    }
  }

  private static void read(Path file) {
    try (var reader = HistoryReader.open(file)) {
      reader.forEach(event -> {});
      if (!reader.isComplete()) {
        throw new IllegalStateException("read less than was written: " + reader.breakage());
      }
    }
  }

  private static long size(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      return in.skip(Long.MAX_VALUE);
    }
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
  }
}
