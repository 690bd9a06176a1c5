package loadbearing.history;

import java.util.Map;
import loadbearing.topology.Topology;

/**
 * What is known of a run besides its history.
 *
 * @param id unique among the runs of a results folder, such as {@code A4-20261121-101500-1}
 * @param topology what stood up
 * @param plan how it was driven
 * @param images the image that each node really ran, by node, with its digest
 * @param host facts of the machine it ran on, such as {@code cores} or {@code kernel}
 */
public record Manifest(
    String id, Topology topology, Plan plan, Map<String, String> images, Map<String, String> host) {
  public Manifest {
    images = Map.copyOf(images);
    host = Map.copyOf(host);
  }

  /** The run that this describes and {@code history} tells of. */
  public Run with(History history) {
    return new Run(id, topology, plan, images, host, history);
  }
}
