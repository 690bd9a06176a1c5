package loadbearing.analysis.validity;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import loadbearing.analysis.observed.Span;
import loadbearing.history.Event;
import loadbearing.history.HostSample;
import loadbearing.history.Run;
import loadbearing.history.Sample;

/**
 * Whether somebody looked throughout: counters are read every half second, and between two readings
 * far apart nobody can say when what they grew by was used.
 */
final class Coverage {
  /** The longest time between two readings; four in a row may be late. */
  static final long LONGEST = Duration.ofSeconds(2).toNanos();

  private Coverage() {}

  /** Where nobody watched the host, in words; empty if somebody did all the time. */
  static Optional<String> host(Run run) {
    return gap("the host", run.history().of(HostSample.class), Span.measured(run));
  }

  /** The nodes that nobody watched all the time, in words. One that a fault took may be silent. */
  static List<String> nodes(Run run) {
    var samples = run.history().of(Sample.class);
    var taken =
        run.episodes().stream()
            .flatMap(e -> e.fault().takesAway().in(run.topology()).nodes().stream())
            .toList();
    return run.topology().servers().stream()
        .map(node -> node.name())
        .filter(node -> !taken.contains(node))
        .flatMap(node -> gap(run, node, samples).stream())
        .toList();
  }

  private static Optional<String> gap(Run run, String node, List<Sample> samples) {
    var its = samples.stream().filter(sample -> sample.node().equals(node)).toList();
    return gap("node '%s'".formatted(node), its, Span.measured(run));
  }

  private static Optional<String> gap(String whom, List<? extends Event> readings, Span span) {
    var times =
        LongStream.concat(
                LongStream.of(span.from(), span.to()),
                readings.stream().mapToLong(Event::at).filter(span::contains))
            .sorted()
            .toArray();
    return Stream.iterate(1, i -> i < times.length, i -> i + 1)
        .filter(i -> times[i] - times[i - 1] > LONGEST)
        .findFirst()
        .map(
            i ->
                String.format(
                    Locale.ROOT,
                    "nobody watched %s from %.1f s to %.1f s",
                    whom,
                    times[i - 1] / 1e9,
                    times[i] / 1e9));
  }
}
