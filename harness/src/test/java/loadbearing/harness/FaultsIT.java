package loadbearing.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.fault.Schedule;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.history.Episode;
import loadbearing.history.FaultEvent;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Faults on real servers under load, with what was seen of each: one deployment, one run. */
@ExtendWith(LaboratoryExtension.class)
class FaultsIT {
  private static final Duration LENGTH = Duration.ofSeconds(94);

  /** What bites, and is gone again. */
  private static final List<String> BITE =
      List.of(
          "slow app1->primary by 100ms±20ms at 2s for 3s",
          "throttle app1->primary to 64KB/s at 7s for 3s",
          "throttle app2->primary to 64KB/s on requests at 12s for 3s",
          "slice app1->primary into 64 bytes every 10ms at 17s for 3s",
          "limit app1->primary after 1000 bytes at 22s for 2s",
          "blackhole app1->primary at 27s for 2s",
          "reset app1->primary at 31s for 2s",
          "refuse lb->app1 at 35s for 2s",
          "cut lb->app1 at 39s for 2s",
          "cut app2->primary one way at 43s for 2s",
          "cut users->lb at 48s for 3s",
          "pause app2 at 54s for 3s",
          "starve app1 to 0.02 cpus at 60s for 3s",
          "stop app2 at 66s for 2s",
          "crash app1 at 73s for 3s",
          "kill primary at 81s for 3s");

  /** What takes nothing away. */
  private static final List<String> TAKE_NOTHING =
      List.of(
          "throttle lb->app2 to 1000000KB/s at 3s for 4s",
          "limit lb->app2 after 900000000 bytes at 10s for 3s",
          "slice app2->primary into 64000 bytes every 10ms at 18s for 3s");

  @Test
  void whatBitesIsProvedAndWhatDoesNotIsNot(Laboratory laboratory) {
    var topology = Catalogue.topology("A4");
    var lines = Stream.concat(BITE.stream(), TAKE_NOTHING.stream()).toList();

    var run =
        laboratory.run(
            new Experiment(
                topology,
                Plan.of(Workloads.of("mixed"), new Load.Open(30), LENGTH)
                    .warmedUp(Duration.ofSeconds(6))
                    .broken(Schedule.parse(lines, topology, LENGTH))
                    .seeded(1)));

    assertThat(run.episodes())
        .allSatisfy(
            it ->
                assertThat(it.isProved())
                    .as("%s: %s", it.words(), receipts(run, it))
                    .isEqualTo(bites(it)));
  }

  private static List<FaultEvent> receipts(Run run, Episode episode) {
    return run.history().of(FaultEvent.class).stream()
        .filter(it -> it.number() == episode.number())
        .toList();
  }

  private static boolean bites(Episode episode) {
    return episode.number() < BITE.size();
  }
}
