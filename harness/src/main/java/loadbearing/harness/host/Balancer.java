package loadbearing.harness.host;

import java.util.Map;

/** The operator's hand on a running balancer. */
public interface Balancer {
  /** What an operator can want of a server. */
  enum Wish {
    /** Take part. */
    READY,
    /** Finish what is open, get nothing new. */
    DRAIN,
    /** Out, at once. */
    MAINT
  }

  /** Tells every tier of the balancer that knows {@code server}. */
  void state(String server, Wish wish);

  /**
   * What the balancer thinks of each server, by {@code tier/server}: {@code UP}, {@code DOWN},
   * {@code MAINT} or {@code DRAIN}.
   */
  Map<String, String> states();
}
