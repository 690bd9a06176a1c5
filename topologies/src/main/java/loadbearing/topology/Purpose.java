package loadbearing.topology;

import java.util.Set;

/** What one node wants of another; an edge has at least one. */
public sealed interface Purpose {

  /** Whether the client can do its own work only with it. */
  default boolean isNeeded() {
    return true;
  }

  /**
   * Answers for users.
   *
   * @param goals of the users that it serves; at least one
   */
  record Serves(Set<Goal> goals) implements Purpose {
    public Serves {
      goals = Set.copyOf(goals);
      if (goals.isEmpty()) {
        throw new IllegalArgumentException("to serve takes at least one goal of the users");
      }
    }

    /** These goals, each once. */
    public static Serves of(Goal... goals) {
      return new Serves(Set.of(goals));
    }
  }

  /**
   * The client follows the server's data. It answers users without that as long as it can reach
   * them; what it answers grows old. Members that replicate as a group are another matter, see
   * {@link Group}.
   */
  record Replicates(Mode mode) implements Purpose {
    @Override
    public boolean isNeeded() {
      return false;
    }
  }

  /** When a write counts as done, of those who have to hear of it. */
  enum Mode {
    /** Followers hear of it later. */
    ASYNCHRONOUS,
    /** One follower has it in its log. */
    SEMISYNCHRONOUS,
    /** A majority of the group has agreed on it. */
    GROUP
  }

  /** Names become addresses. */
  record Resolves() implements Purpose {}

  /** Sessions live there: who is logged in, and what is in the cart. */
  record Remembers() implements Purpose {}

  /** Copies of answers are kept there; without them the work is slower and not wrong. */
  record Caches() implements Purpose {
    @Override
    public boolean isNeeded() {
      return false;
    }
  }

  /** Heartbeats, health checks, and who is promoted; without them nobody notices, yet. */
  record Watches() implements Purpose {
    @Override
    public boolean isNeeded() {
      return false;
    }
  }

  /** Changes are put down there, to be worked off later. */
  record Queues() implements Purpose {}

  /** What was put down is worked off from there. */
  record Consumes() implements Purpose {}
}
