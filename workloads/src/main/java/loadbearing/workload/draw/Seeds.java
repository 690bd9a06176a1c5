package loadbearing.workload.draw;

/** Derives independent seeds from one. */
final class Seeds {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /** The seed of a numbered stream of a plan. */
  static long of(long seed, long stream) {
    return mix(mix(seed) + GOLDEN * (stream + 1));
  }

  /**
   * A bijection of longs in which every bit of the input changes about half of those of the output:
   * the finalizer of SplitMix64.
   *
   * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea, Flood: Fast Splittable
   *     Pseudorandom Number Generators, OOPSLA 2014</a>
   */
  static long mix(long z) {
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
