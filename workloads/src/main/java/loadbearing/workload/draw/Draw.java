package loadbearing.workload.draw;

import java.util.SplittableRandom;
import loadbearing.workload.Action;
import loadbearing.workload.Workload;

/**
 * The plan of one virtual user: what it wants, one intent after the other.
 *
 * <p>A function of workload, seed and user alone, so that the same seed gives the same plan however
 * the run goes. Not thread-safe: a user does one thing at a time.
 */
public final class Draw {
  /** After so many intents of all users of a list, new lists take over. */
  private static final int LIST_SPAN = 100;

  private final Workload workload;
  private final Mix mix;
  private final long seed;
  private final int process;
  private final SplittableRandom random;
  private final Steps steps;
  private int sequence;

  private Draw(Workload workload, Mix mix, long seed, int process) {
    this.workload = workload;
    this.mix = mix;
    this.seed = seed;
    this.process = process;
    this.random = new SplittableRandom(Seeds.of(seed, process));
    this.steps = new Steps(workload, random, this::nextId);
  }

  /** Makes the draws of all virtual users of a plan. */
  public static final class Source {
    private final Workload workload;
    private final Mix mix;
    private final long seed;

    public Source(Workload workload, long seed) {
      this.workload = workload;
      this.mix = new Mix(workload.mix());
      this.seed = seed;
    }

    /** What virtual user {@code process}, from 0, wants. */
    public Draw of(int process) {
      return new Draw(workload, mix, seed, process);
    }
  }

  /** The next intent by the mix. */
  public Intent next() {
    return next(false);
  }

  /**
   * The next intent by the mix.
   *
   * @param quiet whether nobody writes any more: then what would write reads the same object
   */
  public Intent next(boolean quiet) {
    var drawn = mix.draw(random);
    var action = quiet ? drawn.reading() : drawn;
    if (action == Action.TRANSACTION) {
      return new Intent(nextId(), process, action, "", steps.draw(generation()));
    }
    return intent(action, key(action));
  }

  /** A login of this user, outside the mix. */
  public Intent login() {
    return intent(Action.LOGIN, user());
  }

  /** The person this virtual user is when it logs in. */
  private String user() {
    return Integer.toString(1 + process % workload.users());
  }

  private Intent intent(Action action, String key) {
    return new Intent(nextId(), process, action, key);
  }

  private long nextId() {
    return Ids.of(seed, process, sequence++);
  }

  private String key(Action action) {
    return switch (action) {
      case PROFILE_READ, PROFILE_WRITE, FEED_READ, POST_WRITE ->
          Integer.toString(1 + random.nextInt(workload.users()));
      case REGISTER_READ, REGISTER_WRITE, REGISTER_CAS ->
          Integer.toString(random.nextInt(workload.keys()));
      case LIST_READ, LIST_APPEND ->
          "%d-%d".formatted(generation(), random.nextInt(workload.keys()));
      case LOGIN, WHOAMI, CART_READ, CART_WRITE -> user();
      case PAGE, TRANSACTION -> "";
    };
  }

  /**
   * Which lists are in use. A user of the closed model asks often, one of the open model once;
   * their numbers grow with time, which is all that matters.
   */
  private int generation() {
    return sequence / LIST_SPAN + process / (LIST_SPAN * workload.keys());
  }
}
