package loadbearing.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.harness.engine.Base;

/** The properties of Java that mean something here; a misspelt one would be passed over. */
final class Properties {
  private static final String OURS = "loadbearing.";

  private Properties() {}

  /** What to say of the first of {@code names} that is ours and means nothing. */
  static Optional<String> unknown(Collection<String> names) {
    var known = known();
    return names.stream()
        .filter(name -> name.startsWith(OURS) && !known.contains(name))
        .sorted()
        .findFirst()
        .map(name -> "no property '%s'; there are %s".formatted(name, String.join(", ", known)));
  }

  private static List<String> known() {
    return Stream.concat(
            Stream.of("loadbearing.log", "loadbearing.results", "loadbearing.generator.volume"),
            Arrays.stream(Base.values())
                .map(base -> "loadbearing.image." + base.name().toLowerCase(Locale.ROOT)))
        .toList();
  }
}
