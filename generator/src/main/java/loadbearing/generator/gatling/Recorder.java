package loadbearing.generator.gatling;

import loadbearing.generator.Meaning;
import loadbearing.workload.draw.Intent;

/** Where a loop's operations are written down, or nowhere; times are nanoTime. */
interface Recorder {
  void add(Intent intent, String input, Meaning meaning, long due, long called, long returned);
}
