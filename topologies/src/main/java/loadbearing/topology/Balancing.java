package loadbearing.topology;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a balancer chooses the next server; the words are HAProxy's own. */
public enum Balancing {
  ROUNDROBIN,
  LEASTCONN,
  RANDOM,
  SOURCE,
  FIRST;

  /** The word as the balancer's configuration spells it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The algorithm that {@code word} names. */
  public static Balancing of(String word) {
    return Arrays.stream(values())
        .filter(balancing -> balancing.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no balancing algorithm '%s'; there are %s"
                        .formatted(
                            word,
                            Arrays.stream(values())
                                .map(Balancing::word)
                                .collect(Collectors.joining(", ")))));
  }
}
