package loadbearing.harness.programme;

import java.util.List;
import loadbearing.history.Run;

/** Who is told what became of each need. Told of one need at a time, by any thread. */
public interface Asker {
  /**
   * A run was made.
   *
   * @return what is needed now for the same purpose, on the same topology; empty if this will do
   */
  List<Need> made(Need need, Run run);

  /**
   * A need cannot be answered: the outside world did not do its part, which says nothing about what
   * was asked.
   *
   * @param why what went wrong
   */
  void failed(Need need, RuntimeException why);
}
