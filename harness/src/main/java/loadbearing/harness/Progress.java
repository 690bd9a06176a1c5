package loadbearing.harness;

import java.io.PrintStream;

/** Who is told how far a run is. */
public interface Progress {
  /** A stage begins; one line. */
  void stage(String line);

  /** How it goes, replaced by the next figure. */
  void figure(String text);

  /** The same, of one of several that go on at a time: each line begins with its name. */
  default Progress of(String name) {
    var all = this;
    return new Progress() {
      @Override
      public void stage(String line) {
        all.stage(name + ": " + line);
      }

      @Override
      public void figure(String text) {
        all.figure(name + ": " + text);
      }
    };
  }

  /** Tells nobody. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void stage(String line) {}

      @Override
      public void figure(String text) {}
    };
  }

  /** One line a stage; figures only where {@code live}, on a line that is written over. */
  static Progress to(PrintStream out, boolean live) {
    return new Lines(out, live);
  }

  /** Progress as text. */
  final class Lines implements Progress {
    private final PrintStream out;
    private final boolean live;
    private int figure;

    private Lines(PrintStream out, boolean live) {
      this.out = out;
      this.live = live;
    }

    @Override
    public synchronized void stage(String line) {
      erase();
      out.println(line);
    }

    @Override
    public synchronized void figure(String text) {
      if (live) {
        erase();
        out.print("  " + text);
        out.flush();
        figure = text.length() + 2;
      }
    }

    private void erase() {
      if (figure > 0) {
        out.print("\r" + " ".repeat(figure) + "\r");
        figure = 0;
      }
    }
  }
}
