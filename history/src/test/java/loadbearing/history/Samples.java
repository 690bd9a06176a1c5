package loadbearing.history;

import java.util.List;
import java.util.Map;
import loadbearing.topology.Balancing;
import loadbearing.topology.classic.MasterSlave;
import loadbearing.workload.Action;

/** A manifest with every setting and one event of each kind. */
final class Samples {
  private Samples() {}

  static Manifest manifest() {
    return new Manifest(
        "A9-20261121-101500-1",
        MasterSlave.topology(2, Balancing.ROUNDROBIN),
        new Run.Settings(
            "mixed",
            "200/s",
            5_000_000_000L,
            30_000_000_000L,
            List.of(
                "kill primary at 10s for 5s", "slow app1->primary by 200ms±50ms at 5s until end"),
            42,
            List.of("app1->primary")),
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
        new Phase("measure", true, 0),
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
        new FaultEvent(0, "kill primary at 10s", FaultEvent.Stage.PROVED, 750, "refused"),
        new Sample("app1", 800, 1, 2, 3, 4, 5, 6, 7),
        new HostSample(801, 2, 10, 20, 30),
        new Change("lb", "app1", "DOWN", 802),
        new Kept("primary", 900, List.of(7L, 8L), false),
        new Kept("primary", 901, List.of(), true),
        new Stray("app1", 99, 2, 902),
        new Played("P4", "serializable", 1, 2, "", "COMMIT", "", "1213 Deadlock found", 903, 950),
        new Played("P4", "serializable", 1, 1, "read", "SELECT 1, 2", "1,2", "", 904, 905),
        new Phase("measure", false, -1));
  }
}
