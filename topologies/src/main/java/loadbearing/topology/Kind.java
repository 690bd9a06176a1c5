package loadbearing.topology;

import java.time.Duration;

/** What a node is, with the settings that this kind has. */
public sealed interface Kind {

  /** The port on which the node serves its clients. */
  int port();

  /** Whether an answer can come from here: the data is on this node. */
  default boolean holdsData() {
    return false;
  }

  /** Web server and database on one machine, one fate: it dies when either does. */
  record SingleServer() implements Kind {
    @Override
    public int port() {
      return 8080;
    }

    @Override
    public boolean holdsData() {
      return true;
    }
  }

  /** A clone of the app node. Where it writes and reads is said by its edges. */
  record AppNode() implements Kind {
    @Override
    public int port() {
      return 8080;
    }
  }

  /**
   * An HTTP balancer in front of app nodes.
   *
   * @param balancing how the next server is chosen
   * @param checks how often and how strictly servers are checked
   * @param retries how often a connection that failed is tried again, on another server; a request
   *     that was sent is never repeated
   */
  record LoadBalancer(Balancing balancing, Checks checks, int retries) implements Kind {
    public LoadBalancer {
      if (retries < 0) {
        throw new IllegalArgumentException("retries must be 0 or more, got " + retries);
      }
    }

    @Override
    public int port() {
      return 80;
    }
  }

  /**
   * A TCP balancer in front of replicas. Replicas behind by more than {@code lagLimit}, or broken,
   * get no reads while a fresh one or the primary lives; when nothing else lives, a stale replica
   * is better than none.
   *
   * @param balancing how the next replica is chosen
   * @param checks how often and how strictly replicas are checked
   * @param lagLimit age of the newest heartbeat row that still counts as fresh; whole seconds, at
   *     least 2 s, because the heartbeat is written once a second
   */
  record ReadBalancer(Balancing balancing, Checks checks, Duration lagLimit) implements Kind {
    public ReadBalancer {
      if (lagLimit.compareTo(Duration.ofSeconds(2)) < 0) {
        throw new IllegalArgumentException("lag limit must be at least 2 s, got " + lagLimit);
      }
    }

    @Override
    public int port() {
      return 3306;
    }
  }

  /** A MySQL server. */
  record Database(Role role) implements Kind {
    @Override
    public int port() {
      return 3306;
    }

    @Override
    public boolean holdsData() {
      return true;
    }
  }

  /** The part a database plays in replication. */
  enum Role {
    /** Takes writes. */
    PRIMARY,
    /** Follows its source and refuses writes. */
    REPLICA
  }

  /**
   * Health checks of a balancer.
   *
   * @param interval between two checks of one server
   * @param fall failed checks in a row until the server counts as down; at least 1
   * @param rise good checks in a row until it counts as up; at least 1
   */
  record Checks(Duration interval, int fall, int rise) {
    public Checks {
      if (interval.isNegative() || interval.isZero() || fall < 1 || rise < 1) {
        throw new IllegalArgumentException(
            "checks need an interval above 0, fall and rise of at least 1; got %s, %d, %d"
                .formatted(interval, fall, rise));
      }
    }
  }
}
