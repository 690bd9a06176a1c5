package loadbearing.harness.deploy;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import loadbearing.harness.container.Standing;
import loadbearing.topology.Kind;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What app nodes wrote down about requests that arrived. */
final class Arrivals {
  private final Standing standing;

  Arrivals(Standing standing) {
    this.standing = standing;
  }

  /** How often each operation arrived, by node. */
  Map<String, Map<Long, Integer>> read() {
    Map<String, Map<Long, Integer>> arrivals = new TreeMap<>();
    for (var node : standing.wiring().topology().servers()) {
      if (node.kind() instanceof Kind.AppNode || node.kind() instanceof Kind.SingleServer) {
        arrivals.put(node.name(), read(node.name()));
      }
    }
    return arrivals;
  }

  private Map<Long, Integer> read(String node) {
    try (var tar =
        new TarArchiveInputStream(
            standing.engine().copyOut(standing.container(node), Machines.ARRIVALS))) {
      tar.getNextEntry();
      return count(new BufferedReader(new InputStreamReader(tar, StandardCharsets.US_ASCII)));
    } catch (NotFoundException e) {
      return Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException("the arrivals of node '%s'".formatted(node), e);
    }
  }

  /** A process that was killed may have left half a line at the end, or in front of the next. */
  static Map<Long, Integer> count(BufferedReader lines) throws IOException {
    Map<Long, Integer> counts = new HashMap<>();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        counts.merge(Long.parseLong(line.strip()), 1, Integer::sum);
      }
    }
    return counts;
  }
}
