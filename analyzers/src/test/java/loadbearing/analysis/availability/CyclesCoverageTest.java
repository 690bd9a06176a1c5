package loadbearing.analysis.availability;

import static loadbearing.analysis.Covered.exponential;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.analysis.Covered;
import loadbearing.topology.Goal;
import loadbearing.topology.StructureFunction;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the intervals of the arithmetic's cycles hold a truth that is built in. */
class CyclesCoverageTest {
  private static final double PER_SECOND = 40;
  private static final double UP = 8;
  private static final double DOWN = 2;

  /** A cycle of the arithmetic: what was asked in it, and how much less was served than said. */
  private record Drawn(double asked, double missing) {
    /**
     * @param late the mean of the seconds by which a loss is noticed later than predicted, all of
     *     whose operations fail
     */
    static Drawn of(SplittableRandom random, double late) {
      double up = exponential(random, UP);
      double down = 0.5 + exponential(random, DOWN - 0.5);
      double noticed = 1 + random.nextDouble() + late * 2 * random.nextDouble();
      double wrong = Math.min(down, noticed) - Math.min(down, 1.5);
      return new Drawn(Math.ceil(PER_SECOND * (up + down)), PER_SECOND * wrong);
    }

    Shortfall shortfall() {
      return new Shortfall(
          (long) asked, (long) asked, new double[] {missing, 0, 0}, new double[3], 0);
    }
  }

  @ParameterizedTest(name = "{0} cycles, noticed {1} s late")
  @CsvSource({"8, 0", "12, 0", "24, 0", "8, 1", "12, 1", "24, 1"})
  void whatIsMissingOfThePrediction(int cycles, double late) {
    double truth =
        Covered.mean(random -> Drawn.of(random, late).missing())
            / Covered.mean(random -> Drawn.of(random, late).asked());

    assertThat(
            Covered.share(
                truth,
                random ->
                    new Gap(
                            Stream.generate(() -> Drawn.of(random, late).shortfall())
                                .limit(cycles)
                                .toList(),
                            Shortfall::byChance,
                            1)
                        .interval(0.95)))
        .isGreaterThanOrEqualTo(Covered.LEAST);
  }

  @ParameterizedTest(name = "{0}, {1} cycles, together in {2} of them")
  @CsvSource({
    "A1, 8, 0",
    "A1, 12, 0",
    "A1, 24, 0",
    "A4, 8, 0",
    "A4, 12, 0",
    "A4, 24, 0",
    "A4, 8, 0.3",
    "A4, 12, 0.3",
    "A4, 24, 0.3",
    "A9, 8, 0.3",
    "A9, 12, 0.3",
    "A9, 24, 0.3"
  })
  void theProductOfComponents(String architecture, int cycles, double together) {
    var topology = Catalogue.topology(architecture);
    var structure = StructureFunction.of(topology, Goal.READ);
    var parts = topology.servers().stream().map(node -> node.name()).toList();
    double length = UP + DOWN;
    double lost = Covered.mean(random -> lost(random, parts, together).get(parts.getFirst()));
    double truth =
        structure.availability(
            parts.stream().collect(Collectors.toMap(it -> it, it -> 1 - lost / length)));

    assertThat(
            Covered.share(
                truth,
                random ->
                    Components.interval(
                        structure,
                        Stream.generate(() -> cycle(random, parts, together))
                            .limit(cycles)
                            .toList())))
        .isGreaterThanOrEqualTo(Covered.LEAST);
  }

  private static Components.Cycle cycle(
      SplittableRandom random, List<String> parts, double together) {
    return new Components.Cycle(
        exponential(random, UP) + exponential(random, DOWN), lost(random, parts, together));
  }

  /** One of the parts is lost in each cycle, or all of them at once. */
  private static Map<String, Double> lost(
      SplittableRandom random, List<String> parts, double together) {
    double time = Math.min(UP, exponential(random, DOWN));
    boolean all = random.nextDouble() < together;
    var victim = parts.get(random.nextInt(parts.size()));
    return parts.stream()
        .collect(Collectors.toMap(it -> it, it -> all || it.equals(victim) ? time : 0.0));
  }
}
