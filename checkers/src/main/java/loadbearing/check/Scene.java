package loadbearing.check;

import java.util.List;
import java.util.stream.IntStream;
import loadbearing.check.column.Operations;
import loadbearing.check.linear.Linearized;
import loadbearing.check.linear.Narration;

/** The operations to be drawn. */
public final class Scene {
  private static final int NEIGHBOURS = 15;

  private Scene() {}

  /** The proof, and what else was done to its key shortly before. */
  public static List<CheckResult.Shown> around(
      Operations operations, Linearized result, Narration sentences) {
    var failing = result.failing();
    var near =
        IntStream.rangeClosed(
                Math.max(0, failing - NEIGHBOURS),
                Math.min(operations.size() - 1, failing + NEIGHBOURS))
            .filter(i -> !operations.isRemoved(i) && operations.key(i) == operations.key(failing))
            .filter(i -> operations.called(i) <= operations.returned(failing));
    return IntStream.concat(near, result.others().stream().mapToInt(i -> i))
        .distinct()
        .sorted()
        .mapToObj(
            i ->
                new CheckResult.Shown(
                    "process " + sentences.scalars().show(operations.process(i)),
                    sentences.deed(i),
                    operations.called(i),
                    operations.returned(i),
                    i == failing || result.others().contains(i)))
        .toList();
  }
}
