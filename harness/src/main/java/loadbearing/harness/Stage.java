package loadbearing.harness;

import java.time.Duration;
import java.util.function.Consumer;
import loadbearing.harness.host.Servers;
import loadbearing.harness.time.Clock;
import loadbearing.harness.time.Time;
import loadbearing.history.Event;
import loadbearing.history.Phase;

/** Where a script plays: what stands, and the time line. */
public final class Stage {
  private final Servers servers;
  private final Clock clock;
  private final Consumer<Event> events;

  Stage(Servers servers, Clock clock, Consumer<Event> events) {
    this.servers = servers;
    this.clock = clock;
    this.events = events;
  }

  Time time() {
    return clock.time();
  }

  /** What stands. */
  public Servers servers() {
    return servers;
  }

  /** Writes into the history that a stretch begins or ends now. */
  public void phase(Phase.Stretch stretch, boolean begins) {
    events.accept(new Phase(stretch, begins, clock.now()));
  }

  /** Writes into the history what the script saw. */
  public void record(Event event) {
    events.accept(event);
  }

  /** Returns when {@code sinceZero} of the measured time is over; at once if it is already. */
  public void until(Duration sinceZero) throws InterruptedException {
    long left = sinceZero.toNanos() - clock.now();
    if (left > 0) {
      clock.time().sleep(left);
    }
  }

  /** Time since time zero. */
  public Duration now() {
    return Duration.ofNanos(clock.now());
  }
}
