package loadbearing.node.sabotage;

import loadbearing.node.database.Database;
import loadbearing.node.database.Write;
import loadbearing.node.database.Written;
import loadbearing.node.remote.Deadline;
import loadbearing.node.remote.Unavailable;

/** Answers a share of writes as if they were committed, and undoes them. */
record Forget(Share share) implements Sabotage {
  @Override
  public Written write(Database primary, Deadline deadline, Write write) throws Unavailable {
    return share.takes() ? primary.rehearse(deadline, write) : primary.write(deadline, write);
  }
}
