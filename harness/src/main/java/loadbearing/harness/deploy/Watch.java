package loadbearing.harness.deploy;

import loadbearing.harness.sample.Sampling;
import loadbearing.harness.server.haproxy.Opinions;

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
