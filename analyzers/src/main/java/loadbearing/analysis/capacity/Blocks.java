package loadbearing.analysis.capacity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import loadbearing.analysis.validity.Validity;
import loadbearing.history.Run;

/**
 * The windows of one or more runs of the same measurement, block by block.
 *
 * <p>A block with a window in which the host was busy or the generator was held back is left out,
 * whatever was measured in it. Where those are too many, all are kept and nothing is decided.
 *
 * @param windows of the blocks that count
 * @param all how many blocks there were
 * @param leftOut how many of them were disturbed
 * @param disturbed why, a line for each window
 */
record Blocks(List<ScalingWindow> windows, int all, int leftOut, List<String> disturbed) {
  /** Of all blocks; where more are disturbed, those that are left may be a selection. */
  private static final double MOST_LEFT_OUT = 1.0 / 3;

  Blocks {
    windows = List.copyOf(windows);
    disturbed = List.copyOf(disturbed);
  }

  /** The blocks of {@code runs}, numbered through. */
  static Blocks of(List<Run> runs) {
    List<ScalingWindow> windows = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    Set<Integer> disturbed = new HashSet<>();
    for (var run : runs) {
      int before = windows.stream().mapToInt(ScalingWindow::block).max().orElse(0);
      for (var measured : ScalingWindow.of(run)) {
        var window = measured.inBlock(before + measured.block());
        windows.add(window);
        var found = disturbed(run, window).toList();
        reasons.addAll(found);
        if (!found.isEmpty()) {
          disturbed.add(window.block());
        }
      }
    }
    int all = (int) windows.stream().map(ScalingWindow::block).distinct().count();
    return disturbed.size() > MOST_LEFT_OUT * all
        ? new Blocks(windows, all, disturbed.size(), reasons)
        : new Blocks(without(windows, disturbed), all, disturbed.size(), reasons);
  }

  /** Whether so many were disturbed that those which were not decide nothing. */
  boolean areTooFew() {
    return leftOut > MOST_LEFT_OUT * all;
  }

  private static List<ScalingWindow> without(List<ScalingWindow> windows, Set<Integer> blocks) {
    return windows.stream().filter(window -> !blocks.contains(window.block())).toList();
  }

  private static Stream<String> disturbed(Run run, ScalingWindow window) {
    var where = "in window clones=%d block=%d ".formatted(window.clones(), window.block());
    var generator =
        window.tiers().stream()
            .filter(tier -> tier.name().equals("generator"))
            .filter(tier -> tier.throttled() > Tier.MOST_THROTTLED)
            .map(tier -> where + "the generator itself was held back");
    return Stream.concat(
        Validity.host(run, window.span()).stream().map(reason -> where + reason), generator);
  }
}
