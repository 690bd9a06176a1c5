package loadbearing.harness.programme;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loadbearing.history.Run;
import loadbearing.history.Sample;

/** What the containers of a run used of the host's cores while it was measured. */
final class CoresUsed {
  private CoresUsed() {}

  /** The mean over the measured time, in cores; 0 if nothing was sampled. */
  static double of(Run run) {
    Map<String, List<Sample>> samples =
        run.history().of(Sample.class).stream()
            .filter(sample -> sample.at() >= 0)
            .collect(Collectors.groupingBy(Sample::node));
    return samples.values().stream().mapToDouble(CoresUsed::of).sum();
  }

  /** A counter that begins anew, at a restart, counts from there. */
  private static double of(List<Sample> samples) {
    long used = 0;
    for (int i = 1; i < samples.size(); i++) {
      used += Math.max(0, samples.get(i).cpuNanos() - samples.get(i - 1).cpuNanos());
    }
    long span = samples.getLast().at() - samples.getFirst().at();
    return span == 0 ? 0 : used / (double) span;
  }
}
