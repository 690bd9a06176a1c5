package loadbearing.generator.gatling;

import loadbearing.generator.LoadPlan;

/**
 * When a run's load begins, is measured and ends, as nanoTime.
 *
 * @param begin first load, the warm-up's
 * @param zero first measured load
 * @param end no operation is called at or after it
 */
record Moments(long begin, long zero, long end) {
  static Moments of(LoadPlan plan, long begin) {
    long zero = begin + plan.warmUp().toNanos();
    return new Moments(begin, zero, zero + plan.duration().toNanos());
  }
}
