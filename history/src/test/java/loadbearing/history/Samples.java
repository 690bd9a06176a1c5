package loadbearing.history;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadbearing.fault.Planned;
import loadbearing.fault.Schedule;
import loadbearing.topology.Balancing;
import loadbearing.topology.Kind;
import loadbearing.topology.classic.MasterSlave;
import loadbearing.workload.Action;
import loadbearing.workload.Level;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;

/** A manifest with every setting and one event of each kind. */
final class Samples {
  private Samples() {}

  static Manifest manifest() {
    return new Manifest(
        "A9-20261121-101500-1",
        MasterSlave.topology(2, Balancing.ROUNDROBIN),
        Plan.of(Workloads.of("mixed"), new Load.Open(200), Duration.ofSeconds(30))
            .warmedUp(Duration.ofSeconds(5))
            .broken(
                new Schedule(
                    List.of(
                        Planned.parse("kill primary at 10s for 5s"),
                        Planned.parse("slow app1->primary by 200ms±50ms at 5s until end"),
                        Planned.parse("drain app1 at 20s"))))
            .seeded(42)
            .proxied(Set.of("lb->app1"))
            .scripted(
                new Script.Isolation("primary", Level.SERIALIZABLE, 5, Duration.ofSeconds(12))),
        Map.of("primary", "sha256:1234"),
        Map.of("cores", "2"));
  }

  static Operation read(long id) {
    return new Operation(
        id,
        3,
        Action.REGISTER_READ,
        "r" + id % 7,
        "",
        "5",
        Outcome.OK,
        100 * id,
        100 * id + 10,
        100 * id + 60,
        new Path("app1", "dc1", "replica1", "1.0"),
        4,
        200,
        "");
  }

  static List<Event> events() {
    return List.of(
        new Phase(new Phase.Measured(), true, 0),
        new Phase(new Phase.Window(2, 1), true, 3),
        read(7),
        new Operation(
            8,
            4,
            Action.REGISTER_CAS,
            "r1",
            "[5,6]",
            "",
            Outcome.UNKNOWN,
            700,
            700,
            900,
            Path.NOBODY,
            0,
            0,
            "no answer within 1 s: \"däd\"\n"),
        new FaultEvent(0, FaultEvent.Stage.BEGAN, 700, 725, "done in 50 ms"),
        new FaultEvent(0, FaultEvent.Stage.PROVED, 750, "refused"),
        new ActEvent(2, ActEvent.Stage.DONE, 760, "done in 3.0 ms"),
        new RoleChange("app1", Kind.Role.DRAINED, 760),
        new Takeover(
            "controller", Takeover.Stage.PROMOTED, "replica1", "primary", "takes the writes", 770),
        new Takeover("controller", Takeover.Stage.NAMED, "", "", "two primaries", 771),
        new Sample("app1", 800, 1, 2, 3, 4, 5, 6, 7),
        new HostSample(801, 2, 10, 20, 30),
        new Change("lb", "app1", "DOWN", 802),
        new Kept("primary", 900, List.of(7L, 8L), false),
        new Kept("primary", 901, List.of(), true),
        new Stray("app1", 99, 2, 902),
        new Played(
            "P4", Level.SERIALIZABLE, 1, 2, "", "COMMIT", "", "1213 Deadlock found", 903, 950),
        new Played("P4", Level.SERIALIZABLE, 1, 1, "read", "SELECT 1, 2", "1,2", "", 904, 905),
        new Phase(new Phase.Measured(), false, -1));
  }
}
