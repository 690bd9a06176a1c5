package loadbearing.harness.container;

import java.util.List;
import java.util.Map;

/**
 * What a container is told.
 *
 * @param environment its variables
 * @param files texts by absolute path
 * @param arguments of its entry point
 * @param volumes names of the engine's volumes by the path they appear at
 */
public record Settings(
    Map<String, String> environment,
    Map<String, String> files,
    List<String> arguments,
    Map<String, String> volumes) {
  /** Nothing. */
  public static final Settings NONE = new Settings(Map.of(), Map.of(), List.of(), Map.of());

  public Settings {
    environment = Map.copyOf(environment);
    files = Map.copyOf(files);
    arguments = List.copyOf(arguments);
    volumes = Map.copyOf(volumes);
  }

  /** Variables alone. */
  public static Settings environment(Map<String, String> environment) {
    return NONE.withEnvironment(environment);
  }

  /** One file alone. */
  public static Settings file(String path, String text) {
    return NONE.withFiles(Map.of(path, text));
  }

  public Settings withEnvironment(Map<String, String> environment) {
    return new Settings(environment, files, arguments, volumes);
  }

  public Settings withFiles(Map<String, String> files) {
    return new Settings(environment, files, arguments, volumes);
  }

  public Settings withArguments(String... arguments) {
    return new Settings(environment, files, List.of(arguments), volumes);
  }

  public Settings withVolumes(Map<String, String> volumes) {
    return new Settings(environment, files, arguments, volumes);
  }
}
