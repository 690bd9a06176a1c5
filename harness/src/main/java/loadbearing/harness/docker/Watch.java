package loadbearing.harness.docker;

/** Samples of containers and opinions of balancers, until it is closed. */
public final class Watch implements AutoCloseable {
  private final Opinions opinions;
  private final Sampling sampling;

  Watch(Opinions opinions, Sampling sampling) {
    this.opinions = opinions;
    this.sampling = sampling;
  }

  @Override
  public void close() {
    opinions.close();
    sampling.close();
  }
}
