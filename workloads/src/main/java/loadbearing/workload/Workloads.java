package loadbearing.workload;

import static loadbearing.workload.Action.CART_READ;
import static loadbearing.workload.Action.CART_WRITE;
import static loadbearing.workload.Action.FEED_READ;
import static loadbearing.workload.Action.LIST_APPEND;
import static loadbearing.workload.Action.LIST_READ;
import static loadbearing.workload.Action.PAGE;
import static loadbearing.workload.Action.POST_WRITE;
import static loadbearing.workload.Action.PROFILE_READ;
import static loadbearing.workload.Action.PROFILE_WRITE;
import static loadbearing.workload.Action.REGISTER_CAS;
import static loadbearing.workload.Action.REGISTER_READ;
import static loadbearing.workload.Action.REGISTER_WRITE;
import static loadbearing.workload.Action.TRANSACTION;
import static loadbearing.workload.Action.WHOAMI;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.topology.open.OpenCatalogue;

/** The workloads there are: ours, then those that {@link MoreWorkloads} add. */
public final class Workloads {
  private static final OpenCatalogue<MoreWorkloads, Workload> OPEN =
      new OpenCatalogue<>(MoreWorkloads.class, MoreWorkloads::workloads, it -> List.of(it.name()));

  private static final List<Workload> OWN =
      Stream.concat(plain(), Arrays.stream(Level.values()).map(Workloads::transactions)).toList();

  private Workloads() {}

  private static Stream<Workload> plain() {
    return Stream.of(
        new Workload(
            "mixed",
            "profiles, feeds, posts and registers; four reads to a write",
            Map.of(
                PROFILE_READ, 35,
                FEED_READ, 15,
                REGISTER_READ, 30,
                PROFILE_WRITE, 5,
                POST_WRITE, 5,
                REGISTER_WRITE, 10),
            100,
            1000),
        new Workload(
            "read-heavy",
            "the same with nineteen reads to a write",
            Map.of(
                PROFILE_READ, 45,
                FEED_READ, 15,
                REGISTER_READ, 35,
                PROFILE_WRITE, 1,
                POST_WRITE, 1,
                REGISTER_WRITE, 3),
            100,
            1000),
        new Workload(
            "write-heavy",
            "the same with four writes to a read",
            Map.of(
                PROFILE_READ, 10,
                REGISTER_READ, 10,
                PROFILE_WRITE, 20,
                POST_WRITE, 20,
                REGISTER_WRITE, 40),
            100,
            1000),
        new Workload(
            "registers",
            "read, write and compare-and-set of few registers, for consistency",
            Map.of(REGISTER_READ, 50, REGISTER_WRITE, 30, REGISTER_CAS, 20),
            8,
            1),
        new Workload(
            "lists",
            "append to and read lists, for consistency; new lists take over as the old grow long",
            Map.of(LIST_APPEND, 50, LIST_READ, 50),
            8,
            1),
        new Workload(
            "sessions",
            "log in, then ask who I am and fill a cart",
            Map.of(WHOAMI, 50, CART_READ, 30, CART_WRITE, 20),
            1,
            1000),
        new Workload("page", "a page that costs CPU and no database", Map.of(PAGE, 1), 1, 1),
        new Workload("profile", "one profile by its id", Map.of(PROFILE_READ, 1), 1, 1000));
  }

  private static Workload transactions(Level isolation) {
    return new Workload(
        "transactions-" + isolation.word(),
        "transactions on few registers and lists, for isolation; at " + isolation.word(),
        Map.of(TRANSACTION, 1),
        4,
        1,
        isolation);
  }

  /** All of them, the most general first. */
  public static List<Workload> all() {
    return OPEN.with(Workloads.class, OWN);
  }

  /** The workload of that name; the error lists those there are. */
  public static Workload of(String name) {
    var all = all();
    return all.stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no workload '%s'; there are %s"
                        .formatted(
                            name,
                            all.stream().map(Workload::name).collect(Collectors.joining(", ")))));
  }
}
