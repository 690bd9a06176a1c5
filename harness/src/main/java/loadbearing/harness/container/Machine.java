package loadbearing.harness.container;

import java.util.Map;
import loadbearing.harness.network.Segment;

/**
 * A container to make.
 *
 * @param name the node's name, or {@value #CONTROL} or {@value #GENERATOR}
 * @param image what it runs
 * @param settings what it is told
 * @param addresses its address in each segment
 * @param memoryMebibytes its memory
 */
public record Machine(
    String name,
    String image,
    Settings settings,
    Map<Segment, String> addresses,
    int memoryMebibytes) {
  /**
   * The container that stands on every segment and carries Toxiproxy. It alone publishes ports and
   * edits packet filters.
   */
  public static final String CONTROL = "control";

  /**
   * The weight of a container whose programs are only starting, beside the {@link #USUAL} one: it
   * takes what others leave, so that a neighbour which is measured does not feel it.
   */
  public static final int RISING = 64;

  /** The weight of a container that works. */
  public static final int USUAL = 1024;

  /** The container of the users. */
  public static final String GENERATOR = "generator";

  boolean isControl() {
    return name.equals(CONTROL);
  }
}
