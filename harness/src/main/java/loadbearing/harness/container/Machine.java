package loadbearing.harness.container;

import java.util.List;
import java.util.Map;
import loadbearing.harness.network.Segment;

/**
 * A container to make.
 *
 * @param name the node's name, or {@code control} or {@code generator}
 * @param image what it runs
 * @param environment its settings
 * @param files its files by absolute path
 * @param addresses its address in each segment
 * @param memoryMebibytes its memory
 * @param isAdmin whether it may edit packet filters
 * @param published its ports to publish on loopback; only possible on the control network
 * @param arguments of its entry point
 * @param volumes names of the engine's volumes by the path they appear at
 */
public record Machine(
    String name,
    String image,
    Map<String, String> environment,
    Map<String, String> files,
    Map<Segment, String> addresses,
    int memoryMebibytes,
    boolean isAdmin,
    List<Integer> published,
    List<String> arguments,
    Map<String, String> volumes) {
  public static final String CONTROL = "control";
  public static final String GENERATOR = "generator";

  public static Machine plain(
      String name,
      String image,
      Map<String, String> environment,
      Map<String, String> files,
      Map<Segment, String> addresses,
      int memoryMebibytes) {
    return new Machine(
        name,
        image,
        environment,
        files,
        addresses,
        memoryMebibytes,
        false,
        List.of(),
        List.of(),
        Map.of());
  }
}
