package loadbearing.generator.gatling;

import java.io.PrintStream;

/**
 * What the generator says on standard output, one line each, words separated by spaces.
 *
 * <pre>
 * time-zero &lt;nanoTime of time zero&gt;                      as soon as load begins
 * progress &lt;seconds&gt; &lt;ok&gt; &lt;failed&gt; &lt;unknown&gt;          each second: seconds since time zero,
 *                                                       negative in the warm-up; counts since load
 *                                                       began
 * done &lt;operations&gt; &lt;lag p99 ns&gt; &lt;offered&gt; &lt;measured&gt; &lt;ok&gt; &lt;failed&gt; &lt;unknown&gt; &lt;missed&gt; &lt;cpu ns&gt;
 * failed &lt;reason&gt;
 * </pre>
 *
 * <p>In {@code done}, operations, ok, failed and unknown count warm-up and measured time; measured,
 * offered, lag and cpu are of what was due in the measured time alone. Offered is what the plan
 * wanted, missed what was due and never called because the generator lagged to the very end: an
 * honest generator has none. Of users who log in first, offered counts the users, measured their
 * logins too.
 */
final class Lines {
  private final PrintStream out;

  Lines(PrintStream out) {
    this.out = out;
  }

  void timeZero(long nanoTime) {
    out.println("time-zero " + nanoTime);
  }

  void progress(long seconds, Counts counts) {
    out.println(
        "progress %d %d %d %d".formatted(seconds, counts.ok(), counts.failed(), counts.unknown()));
  }

  void done(Counts counts, long offered, long cpuNanos) {
    out.println(
        "done %d %d %d %d %d %d %d %d %d"
            .formatted(
                counts.operations(),
                counts.lag(0.99),
                offered,
                counts.measured(),
                counts.ok(),
                counts.failed(),
                counts.unknown(),
                counts.missed(),
                cpuNanos));
  }

  void failed(String reason) {
    out.println("failed " + reason.lines().findFirst().orElse("for no stated reason"));
  }
}
