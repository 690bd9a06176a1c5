package loadbearing.workload.gatling;

import loadbearing.workload.Effect;
import loadbearing.workload.Intent;

/** Where a loop's operations are written down, or nowhere; times are nanoTime. */
interface Recorder {
  void add(Intent intent, String input, Effect effect, long due, long called, long returned);
}
