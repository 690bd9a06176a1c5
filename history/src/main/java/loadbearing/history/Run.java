package loadbearing.history;

import java.util.List;
import java.util.Map;
import loadbearing.topology.Topology;

/**
 * One run: what stood up, what was asked of it, what was broken, and what was observed.
 *
 * @param id unique among the runs of a results folder, such as {@code A4-20261121-101500-1}
 * @param topology what stood up
 * @param settings how it was driven
 * @param images the image that each node really ran, by node, with its digest
 * @param host facts of the machine it ran on, such as {@code cores} or {@code kernel}
 * @param history what was observed
 */
public record Run(
    String id,
    Topology topology,
    Settings settings,
    Map<String, String> images,
    Map<String, String> host,
    History history) {

  /** A run of which no fact of the machine is known. */
  public Run(
      String id,
      Topology topology,
      Settings settings,
      Map<String, String> images,
      History history) {
    this(id, topology, settings, images, Map.of(), history);
  }

  /**
   * How a run is driven; the same settings and seed make the same plan.
   *
   * @param workload the workload's name
   * @param load the load in words, such as {@code 16 users} or {@code 200/s}
   * @param warmUpNanos time of load before time zero
   * @param durationNanos measured time
   * @param schedule the faults, as text
   * @param seed of every random choice
   * @param proxied names of the edges that pass through a proxy
   */
  public record Settings(
      String workload,
      String load,
      long warmUpNanos,
      long durationNanos,
      List<String> schedule,
      long seed,
      List<String> proxied) {
    public Settings {
      schedule = List.copyOf(schedule);
      proxied = List.copyOf(proxied);
    }
  }

  public Run {
    images = Map.copyOf(images);
    host = Map.copyOf(host);
  }
}
