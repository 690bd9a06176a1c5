package loadbearing.node.failover;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What each place says of a primary.
 *
 * @param by the controller's own look under the primary's name, that of each replica under its own
 */
record Votes(Map<String, Vote> by) {
  enum Vote {
    /** It is lost. */
    LOST,
    /** It lives. */
    LIVES,
    /** Nothing: it cannot be asked, or follows somebody else, or does not try. */
    NONE
  }

  Votes {
    by = Map.copyOf(by);
  }

  static Votes of(Look look, String primary, Signs signs, Rules rules) {
    Map<String, Vote> by = new TreeMap<>();
    for (var place : rules.databases()) {
      var vote = place.equals(primary) ? own(look, place) : replicas(look, place, primary);
      boolean isSilent = signs.silence(place, look.at()) >= rules.silence().toNanos();
      by.put(place, vote == Vote.LIVES && isSilent ? Vote.LOST : vote);
    }
    return new Votes(by);
  }

  private static Vote own(Look look, String primary) {
    return look.there(primary).isPresent() ? Vote.LIVES : Vote.LOST;
  }

  private static Vote replicas(Look look, String replica, String primary) {
    return look.there(replica)
        .flatMap(Look.There::upstream)
        .filter(upstream -> upstream.source().equals(primary))
        .map(
            upstream ->
                switch (upstream.link()) {
                  case ON -> Vote.LIVES;
                  case CONNECTING -> Vote.LOST;
                  case OFF -> Vote.NONE;
                })
        .orElse(Vote.NONE);
  }

  int lost() {
    return who(Vote.LOST).size();
  }

  private List<String> who(Vote vote) {
    return by.keySet().stream().filter(it -> by.get(it) == vote).sorted().toList();
  }

  /** In words: {@code 2 of 3 looks say lost: primary, replica1}. */
  String words() {
    return "%d of %d looks say lost: %s"
        .formatted(
            lost(),
            by.size(),
            lost() == 0 ? "none" : who(Vote.LOST).stream().collect(Collectors.joining(", ")));
  }
}
