package loadbearing.topology.classic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import loadbearing.topology.Topology;

/**
 * An entry of the catalogue: an architecture with settings, each with a default.
 *
 * @param id in the catalogue, {@code A4}
 * @param name for people
 * @param settings what can be set
 * @param build the topology for a value of each setting
 */
public record Architecture(
    String id, String name, List<Setting> settings, Function<Map<String, String>, Topology> build) {

  /**
   * Something about an architecture that can be chosen.
   *
   * @param name as it is written, {@code clones}
   * @param standard its value where none is given
   * @param range in words, {@code 1 to 6}
   */
  public record Setting(String name, String standard, String range) {}

  public Architecture {
    settings = List.copyOf(settings);
  }

  /** The topology with standard settings. */
  public Topology topology() {
    return topology(Map.of());
  }

  /**
   * The topology with {@code chosen} settings, and the standard ones for the rest.
   *
   * @throws IllegalArgumentException for a setting that it does not have or a value out of range
   */
  public Topology topology(Map<String, String> chosen) {
    var values = new LinkedHashMap<String, String>();
    settings.forEach(setting -> values.put(setting.name(), setting.standard()));
    for (var choice : chosen.entrySet()) {
      if (values.replace(choice.getKey(), choice.getValue()) == null) {
        throw new IllegalArgumentException(
            "%s (%s) has no setting '%s'; its settings are %s"
                .formatted(id, name, choice.getKey(), values.keySet()));
      }
    }
    return build.apply(values);
  }

  /** The whole number that {@code values} has for {@code setting}. */
  public static int number(Map<String, String> values, String setting) {
    var text = values.get(setting);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "setting '%s' must be a whole number, got '%s'".formatted(setting, text), e);
    }
  }
}
