package loadbearing.topology;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What a node is, with the settings that this kind has. */
public sealed interface Kind {

  /** The port on which the node serves its clients; 0 if it has none. */
  int port();

  /** The goals that can be answered from here, because what they need is on this node. */
  default Set<Goal> holds() {
    return Set.of();
  }

  /** The role that it starts with; it can change in the run. */
  default Role role() {
    return Role.ACTIVE;
  }

  /** Whether an answer can come from here: the data is on this node. */
  default boolean holdsData() {
    return !holds().isEmpty();
  }

  /**
   * A group of users: where every walk starts. They are no part of what is built, and never fail.
   *
   * @param share of all that is asked, that they ask; above 0, and 1 if there is one group
   */
  record Users(double share, Manner manner) implements Kind {
    public Users {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException("a share of the users must be in (0, 1], got " + share);
      }
    }

    @Override
    public int port() {
      return 0;
    }
  }

  /** What users do when something goes wrong. */
  enum Manner {
    /** They take the answer as it is: an error is an error. */
    NAIVE,
    /** They try another address or wait, and ask again. */
    FORGIVING
  }

  /** Web server and database on one machine, one fate: it dies when either does. */
  record SingleServer() implements Kind {
    @Override
    public int port() {
      return 8080;
    }

    @Override
    public Role role() {
      return Role.PRIMARY;
    }

    @Override
    public Set<Goal> holds() {
      return EnumSet.allOf(Goal.class);
    }
  }

  /**
   * A clone of the app node. Where it writes and reads is said by its edges.
   *
   * @param sabotage what it does wrong on purpose
   */
  record AppNode(Sabotage sabotage) implements Kind {
    /** One that does its work. */
    public AppNode() {
      this(new Sabotage.None());
    }

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
   * A TCP balancer in front of databases; its edges say which, and whether for reads or for writes
   * too. Replicas behind by more than {@code lagLimit}, or broken, get no reads while a fresh one
   * or a primary lives; when nothing else lives, a stale replica is better than none.
   *
   * @param balancing how the next database is chosen
   * @param checks how often and how strictly databases are checked
   * @param lagLimit age of the newest heartbeat row that still counts as fresh; whole seconds, at
   *     least 2 s, because the heartbeat is written once a second
   */
  record DatabaseBalancer(Balancing balancing, Checks checks, Duration lagLimit) implements Kind {
    public DatabaseBalancer {
      if (lagLimit.compareTo(Duration.ofSeconds(2)) < 0) {
        throw new IllegalArgumentException("lag limit must be at least 2 s, got " + lagLimit);
      }
    }

    @Override
    public int port() {
      return 3306;
    }
  }

  /**
   * A MySQL server.
   *
   * @param role that it starts with, PRIMARY or REPLICA
   */
  record Database(Role role) implements Kind {
    public Database {
      if (role != Role.PRIMARY && role != Role.REPLICA) {
        throw new IllegalArgumentException("a database starts as PRIMARY or REPLICA, got " + role);
      }
    }

    @Override
    public int port() {
      return 3306;
    }

    @Override
    public Set<Goal> holds() {
      return EnumSet.allOf(Goal.class);
    }
  }

  /**
   * A MySQL server in a group that agrees on every write. Who of it takes writes is what the group
   * says; the topology says who begins: one, or all of them.
   *
   * @param role that it starts with, PRIMARY or REPLICA
   * @param consistency what a transaction waits for
   * @param expelAfter how long the group waits for a member that it suspects, which it does after
   *     {@link #SUSPECTED}; whole seconds, 0 to 3600
   */
  record Member(Role role, Consistency consistency, Duration expelAfter) implements Kind {
    /** How long a member has to be silent until the others suspect it; no setting of the group. */
    public static final Duration SUSPECTED = Duration.ofSeconds(5);

    public Member {
      if (role != Role.PRIMARY && role != Role.REPLICA) {
        throw new IllegalArgumentException("a member starts as PRIMARY or REPLICA, got " + role);
      }
      if (expelAfter.isNegative()
          || expelAfter.toSeconds() > 3600
          || !expelAfter.equals(Duration.ofSeconds(expelAfter.toSeconds()))) {
        throw new IllegalArgumentException(
            "a member is expelled after 0 to 3600 whole seconds, got " + expelAfter);
      }
    }

    @Override
    public int port() {
      return 3306;
    }

    @Override
    public Set<Goal> holds() {
      return EnumSet.allOf(Goal.class);
    }
  }

  /** What a transaction in a group waits for; the words are MySQL's own. */
  enum Consistency {
    /** Nothing. */
    EVENTUAL,
    /** A new primary has first applied what the one before it took. */
    BEFORE_ON_PRIMARY_FAILOVER,
    /** All that was taken before it began is applied where it runs. */
    BEFORE,
    /** Its own changes are applied everywhere. */
    AFTER,
    /** Both. */
    BEFORE_AND_AFTER
  }

  /** A Redis server. What it is there for, sessions or a cache, is said by edges to it. */
  record Redis() implements Kind {
    @Override
    public int port() {
      return 6379;
    }

    @Override
    public Set<Goal> holds() {
      return Set.of(Goal.SESSION);
    }
  }

  /**
   * A failover controller: it watches a primary and its replicas, gives another one the writes when
   * the primary is lost, and tells those who write. Its edges say whom it watches and whom it
   * tells.
   *
   * @param interval between two looks
   * @param patience for one answer
   * @param agreement how long more than half of the looks must say that the primary is lost; above
   *     1 s, as a primary that lives writes its heartbeat once a second
   * @param silence how long a primary that answers may write nothing until it counts as lost
   */
  record Controller(Duration interval, Duration patience, Duration agreement, Duration silence)
      implements Kind {
    /** Time in which a replica notices that its source is silent: its timeout of the network. */
    private static final Duration REPLICA_NOTICES = Duration.ofSeconds(2);

    public Controller {
      if (!interval.isPositive() || !patience.isPositive()) {
        throw new IllegalArgumentException(
            "interval and patience must be above 0, got %s, %s".formatted(interval, patience));
      }
      if (agreement.compareTo(Duration.ofSeconds(1)) <= 0 || silence.compareTo(agreement) < 0) {
        throw new IllegalArgumentException(
            "agreement must be above 1 s and silence no less, got %s, %s"
                .formatted(agreement, silence));
      }
    }

    @Override
    public int port() {
      return 8080;
    }

    /**
     * The longest time until a primary that is lost seems lost: until its replicas see it, and for
     * two looks, of which the first may still find something that was received just before.
     *
     * @param isSilent whether it does not answer, as opposed to refusing connections
     */
    public Duration untilNoticed(boolean isSilent) {
      return look().multipliedBy(2).plus(isSilent ? REPLICA_NOTICES : Duration.ZERO);
    }

    /** The longest time from then until it is decided that it is to be replaced. */
    public Duration untilDecided() {
      return agreement.plus(look());
    }

    private Duration look() {
      return interval.plus(patience);
    }
  }

  /**
   * Any server: the open kind, for what none of the others describes.
   *
   * @param image of its container, with a tag
   * @param port on which it serves its clients
   * @param readiness how it is seen to be ready
   * @param environment of its container
   * @param holds the goals that can be answered from here; none if it only passes on
   */
  record Service(
      String image, int port, Readiness readiness, Map<String, String> environment, Set<Goal> holds)
      implements Kind {
    public Service {
      environment = Map.copyOf(environment);
      holds = Set.copyOf(holds);
      if (image.isBlank()) {
        throw new IllegalArgumentException("a service needs an image");
      }
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("a port must be 1 to 65535, got " + port);
      }
    }
  }

  /** How a service is seen to be ready. */
  sealed interface Readiness {
    /** It accepts a connection. */
    record Accepts() implements Readiness {}

    /** It answers GET {@code path} with status 200. */
    record Answers(String path) implements Readiness {
      public Answers {
        if (!path.startsWith("/")) {
          throw new IllegalArgumentException("a path must start with '/', got '" + path + "'");
        }
      }
    }
  }

  /** What a node does for others at a moment: databases have a part in replication, others not. */
  enum Role {
    /** A database that takes writes. */
    PRIMARY,
    /** A database that follows its source and refuses writes. */
    REPLICA,
    /** A database that was the primary until another was promoted, and may not know it. */
    DEPOSED,
    /** Does its work; what holds no data starts with it. */
    ACTIVE,
    /** Gets nothing new to do, because an operator wants it so. */
    DRAINED,
    /** Is reached by nobody who asks, because an operator wants it so. */
    WITHDRAWN
  }

  /**
   * Health checks of a balancer.
   *
   * @param interval between two checks of one server
   * @param fall failed checks in a row until the server counts as down; at least 1
   * @param rise good checks in a row until it counts as up; at least 1
   */
  record Checks(Duration interval, int fall, int rise) {
    /** Time in which a check has to be answered. */
    public static final Duration PATIENCE = Duration.ofMillis(500);

    public Checks {
      if (interval.isNegative() || interval.isZero() || fall < 1 || rise < 1) {
        throw new IllegalArgumentException(
            "checks need an interval above 0, fall and rise of at least 1; got %s, %d, %d"
                .formatted(interval, fall, rise));
      }
    }

    /** Time between two checks of a server that is in doubt, or away: half of the interval. */
    public Duration hurriedInterval() {
      return interval.dividedBy(2);
    }

    /**
     * The mean time until a server that is lost counts as down: half an interval until the next
     * check, and {@code fall} of them, each of which waits for {@link #PATIENCE} if the server is
     * silent and does not refuse.
     */
    public Duration untilDown(boolean isSilent) {
      return interval
          .dividedBy(2)
          .plus(hurriedInterval().multipliedBy(fall - 1L))
          .plus(isSilent ? PATIENCE.multipliedBy(fall) : Duration.ZERO);
    }

    /** The mean time until a server that is back counts as up. */
    public Duration untilUp() {
      return hurriedInterval().dividedBy(2).plus(hurriedInterval().multipliedBy(rise - 1L));
    }
  }
}
