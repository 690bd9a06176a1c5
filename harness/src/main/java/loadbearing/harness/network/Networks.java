package loadbearing.harness.network;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Network.Ipam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.engine.TakeDown;

/**
 * The networks of one deployment: an internal one for each segment, and an ordinary one for the
 * control container, because only there ports are published.
 *
 * @param segments network by segment
 * @param control the control network
 */
public record Networks(Map<Segment, Lan> segments, Lan control) {

  /** A network that stands. */
  public record Lan(String id, String name, Subnet subnet) {}

  public static Networks create(
      Engine engine, Subnets pool, String deployment, Set<Segment> segments) {
    Map<Segment, Lan> lans = new ConcurrentHashMap<>();
    var control = create(engine, pool, name(deployment, "control"), false);
    try {
      for (var segment : segments) {
        lans.put(segment, create(engine, pool, name(deployment, segment.toString()), true));
      }
    } catch (RuntimeException e) {
      new TakeDown(engine).run(List.of(), new Networks(lans, control).ids());
      throw e;
    }
    return new Networks(lans, control);
  }

  public Map<Segment, Subnet> subnets() {
    Map<Segment, Subnet> subnets = new ConcurrentHashMap<>();
    segments.forEach((segment, lan) -> subnets.put(segment, lan.subnet()));
    return subnets;
  }

  /** The engine's ids of all of them. */
  public List<String> ids() {
    return Stream.concat(segments.values().stream(), Stream.of(control)).map(Lan::id).toList();
  }

  private static String name(String deployment, String part) {
    return "loadbearing-%s-%s".formatted(deployment, part);
  }

  private static Lan create(Engine engine, Subnets pool, String name, boolean internal) {
    var id = new String[1];
    var subnet =
        pool.take(
            candidate -> {
              try {
                id[0] =
                    engine
                        .client()
                        .createNetworkCmd()
                        .withName(name)
                        .withInternal(internal)
                        .withLabels(engine.labels())
                        .withIpam(
                            new Ipam().withConfig(new Ipam.Config().withSubnet(candidate.cidr())))
                        .exec()
                        .getId();
                return true;
              } catch (DockerException e) {
                if (String.valueOf(e.getMessage()).contains("overlaps")) {
                  return false;
                }
                throw e;
              }
            });
    return new Lan(id[0], name, subnet);
  }
}
