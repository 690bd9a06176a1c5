package loadbearing.harness.inject;

import java.lang.reflect.Proxy;
import loadbearing.harness.time.Time;
import loadbearing.topology.Topology;

/** No operator is there. */
final class Nobody {
  private Nobody() {}

  static Deeds deeds(Topology topology, Time time) {
    return new Deeds(topology, absent(Balancers.class), absent(Replicas.class), time);
  }

  private static <T> T absent(Class<T> hand) {
    return hand.cast(
        Proxy.newProxyInstance(
            Nobody.class.getClassLoader(),
            new Class<?>[] {hand},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException("nobody is there to " + method.getName());
            }));
  }
}
