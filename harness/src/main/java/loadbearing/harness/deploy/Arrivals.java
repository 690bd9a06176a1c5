package loadbearing.harness.deploy;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import loadbearing.harness.container.Standing;
import loadbearing.harness.server.LogsArrivals;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What servers wrote down about requests that arrived. */
final class Arrivals {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Arrivals() {}

  /** How often each operation arrived, by node. */
  static Map<String, Map<Long, Integer>> read(
      Standing standing, Map<String, LogsArrivals> loggers) {
    Map<String, Map<Long, Integer>> arrivals = new TreeMap<>();
    loggers.forEach((node, logger) -> arrivals.put(node, read(standing, node, logger.arrivals())));
    return arrivals;
  }

  /** How many requests arrived at one node; cheaper than reading which. */
  static long count(Standing standing, String node, String file) {
    var counted =
        standing
            .engine()
            .run(
                standing.container(node),
                PATIENCE,
                "bash",
                "-c",
                "cat \"$0\" 2>/dev/null | wc -l",
                file);
    return Long.parseLong(counted.strip());
  }

  /** A server that was asked nothing has no file. */
  private static Map<Long, Integer> read(Standing standing, String node, String file) {
    try (var tar =
        new TarArchiveInputStream(standing.engine().copyOut(standing.container(node), file))) {
      tar.getNextEntry();
      return count(new BufferedReader(new InputStreamReader(tar, StandardCharsets.US_ASCII)));
    } catch (NotFoundException e) {
      return Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException("the arrivals of node '%s'".formatted(node), e);
    }
  }

  /** A process that was killed may have left half a line at the end, which is no arrival. */
  static Map<Long, Integer> count(Reader lines) throws IOException {
    Map<Long, Integer> counts = new HashMap<>();
    var line = new StringBuilder();
    for (int next = lines.read(); next >= 0; next = lines.read()) {
      if (next != '\n') {
        line.append((char) next);
      } else if (!line.isEmpty()) {
        counts.merge(Long.parseLong(line, 0, line.length(), 10), 1, Integer::sum);
        line.setLength(0);
      }
    }
    return counts;
  }
}
