package loadbearing.node.sabotage;

import loadbearing.node.database.Database;
import loadbearing.node.database.Write;
import loadbearing.node.database.Written;
import loadbearing.node.remote.Deadline;
import loadbearing.node.remote.Unavailable;

/** Makes a share of changes twice, as one who has the same key twice and does not look at it. */
record Repeat(Share share) implements Sabotage {
  @Override
  public Written write(Database primary, Deadline deadline, Write write) throws Unavailable {
    return primary.write(deadline, share.takes() ? twice(write) : write);
  }

  private static Write twice(Write write) {
    return new Write(write.key(), write.request(), write.effect().then(write.effect()));
  }
}
