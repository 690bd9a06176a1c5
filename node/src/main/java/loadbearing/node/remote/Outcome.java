package loadbearing.node.remote;

/** What an error says about the effect of the request. */
public enum Outcome {
  /** It certainly had no effect. */
  FAILED,
  /** It may have had its effect, or may have it yet. */
  UNKNOWN;

  /** The word for it in answers: {@code failed} or {@code unknown}. */
  public String word() {
    return switch (this) {
      case FAILED -> "failed";
      case UNKNOWN -> "unknown";
    };
  }
}
