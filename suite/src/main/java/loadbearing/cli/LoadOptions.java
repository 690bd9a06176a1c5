package loadbearing.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import loadbearing.fault.Schedule;
import loadbearing.harness.Experiment;
import loadbearing.history.Plan;
import loadbearing.topology.Topology;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is asked of an architecture, how often, and what breaks meanwhile. */
final class LoadOptions {
  @Option(
      names = "--workload",
      paramLabel = "NAME",
      defaultValue = "mixed",
      description = "What users ask; 'loadbearing list' names them. Default: ${DEFAULT-VALUE}.")
  private String workload;

  @ArgGroup private Amount amount = new Amount();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = Times.class,
      description = "Measured time. Default: ${DEFAULT-VALUE}.")
  private Duration duration;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = Times.class,
      description = "Load before anything is measured. Default: ${DEFAULT-VALUE}.")
  private Duration warmUp;

  @Option(
      names = "--fault",
      paramLabel = "WORDS",
      description = "Such as 'kill primary at 10s for 5s'; may be given again.")
  private List<String> faults = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of every random choice. Default: a new one.")
  private Long seed;

  /** How many, or how often; not both. */
  private static final class Amount {
    @Option(
        names = "--users",
        paramLabel = "N",
        description = "That many users, each asking again as soon as it is answered. Default: 8.")
    private Integer users;

    @Option(
        names = "--rate",
        paramLabel = "R",
        description = "Requests a second that arrive whether or not others were answered.")
    private Double rate;

    Load load() {
      return rate != null ? new Load.Open(rate) : new Load.Closed(users == null ? 8 : users);
    }
  }

  /** The experiment on {@code topology}; the schedule is checked against it. */
  Experiment experiment(Topology topology) {
    var schedule = Schedule.parse(faults, topology, duration);
    return new Experiment(
        topology,
        Plan.of(Workloads.of(workload), amount.load(), duration)
            .warmedUp(warmUp)
            .broken(schedule)
            .seeded(seed == null ? new SplittableRandom().nextInt(1, Integer.MAX_VALUE) : seed));
  }
}
