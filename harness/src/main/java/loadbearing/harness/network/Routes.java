package loadbearing.harness.network;

import java.util.List;
import java.util.stream.Collectors;

/** Toxiproxy's file of proxies, read when it starts. */
public final class Routes {
  private Routes() {}

  public static String json(List<Wiring.Route> routes) {
    return routes.stream().map(Routes::json).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static String json(Wiring.Route route) {
    return """
    {"name": "%s", "listen": "%s", "upstream": "%s", "enabled": true}"""
        .formatted(route.name(), route.listen(), route.upstream());
  }
}
