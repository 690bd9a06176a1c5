package loadbearing.analysis.session;

import java.util.Locale;

/** What a session may rely on. */
public enum Guarantee {
  /** A read sees what the session wrote before. */
  READ_YOUR_WRITES,
  /** A read sees what the session read before. */
  MONOTONIC_READS,
  /** Whoever sees a write sees what its session wrote before it. */
  MONOTONIC_WRITES,
  /** Whoever sees a write sees what its session had read before it. */
  WRITES_FOLLOW_READS;

  /** As people say it, such as {@code read your writes}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
