package loadbearing.fault;

import java.util.List;

/** The catalogue of faults: how each is spelled and what it does. */
public final class Faults {
  private static final String WAY = " [on requests|on answers|both ways]";

  private static final List<Entry> ALL =
      List.of(
          node("kill", "The server process dies, its address stays: connections are refused."),
          node("crash", "The machine is gone without a goodbye: silence; booted when healed."),
          node("pause", "Every process is frozen: connections are accepted, nothing answers."),
          node("stop", "The machine is shut down in good order; booted when healed."),
          new Entry(
              "restart",
              "restart <node> at <time>",
              "restart primary at 5s",
              "The machine is shut down in good order and booted again.",
              false),
          new Entry(
              "starve",
              "starve <node> to <number> cpus at <time> for <time>|until end",
              "starve app1 to 0.05 cpus at 5s for 5s",
              "The node gets less CPU than its budget.",
              false),
          new Entry(
              "lose",
              "lose <site> at <time> for <time>|until end",
              "lose dc1 at 5s for 5s",
              "All machines of a site are gone at once: silence; booted when healed.",
              false),
          new Entry(
              "cut",
              "cut <edge> [on requests|on answers|both ways|one way] | <link> [from <site>] at"
                  + " <time> for <time>|until end",
              "cut app1->primary at 5s for 3s",
              "Packets are dropped, both ways unless said otherwise; one way is on requests.",
              false),
          new Entry(
              "slow",
              "slow <edge> by <time>[±<time>]"
                  + WAY
                  + " | <link> by <time>[±<time>] [from <site>] at <time> for <time>|until end",
              "slow app1->primary by 200ms±50ms at 5s until end",
              "Every chunk of an answer, or over a link, arrives later, with jitter; +- may be"
                  + " written for ±.",
              true),
          edge(
              "throttle", " to <number>KB/s", " to 64KB/s", "Each connection gets less bandwidth."),
          edge("blackhole", "", "", "Connections are made, and whatever is sent vanishes."),
          edge(
              "timeout",
              " after <time>",
              " after 500ms",
              "Whatever is sent vanishes, and after that silence the connection is closed."),
          edge("reset", "", "", "Connections are reset as soon as something is sent."),
          edge(
              "slice",
              " into <number> bytes every <time>",
              " into 64 bytes every 10ms",
              "Data arrives in small pieces."),
          edge(
              "limit",
              " after <number> bytes",
              " after 1000 bytes",
              "Each connection is closed after so much data."),
          new Entry(
              "refuse",
              "refuse <edge> at <time> for <time>|until end",
              "refuse app1->primary at 5s for 3s",
              "The server's port is closed: connections are refused.",
              true),
          new Entry(
              "custom",
              "custom <name> on <node>|<edge> [with <word>...] [taking it away] at <time> for"
                  + " <time>|until end",
              "custom hiccup on primary at 5s for 3s",
              "A fault of somebody's own, found by its name on the class path.",
              false));

  private Faults() {}

  /**
   * One kind of fault.
   *
   * @param name its first word in a schedule
   * @param syntax {@code <...>} is to be filled in, {@code [...]} may be left out, {@code |} is or
   * @param example a planned fault that parses
   * @param sentence what it does
   * @param needsProxy whether its edge has to pass through Toxiproxy
   */
  public record Entry(
      String name, String syntax, String example, String sentence, boolean needsProxy) {}

  /** Every kind, nodes first. */
  public static List<Entry> all() {
    return ALL;
  }

  private static Entry node(String name, String sentence) {
    return new Entry(
        name,
        name + " <node> at <time> for <time>|until end",
        name + " primary at 10s for 5s",
        sentence,
        false);
  }

  private static Entry edge(String name, String syntax, String example, String sentence) {
    return new Entry(
        name,
        name + " <edge>" + syntax + WAY + " at <time> for <time>|until end",
        name + " app1->primary" + example + " at 5s until end",
        sentence,
        true);
  }
}
