package loadbearing.harness.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import loadbearing.harness.host.DeploymentException;

/** The pool from which deployments take their subnets: 10.212.0.0/16, less what the host routes. */
public final class Subnets {
  private static final int BASE = (10 << 24) | (212 << 16);
  private static final int COUNT = 256;

  private final List<Route> routes;
  private final AtomicInteger next;

  /** A range that the host routes somewhere. */
  record Route(int base, int bits) {}

  Subnets(List<Route> routes, int start) {
    this.routes = List.copyOf(routes);
    this.next = new AtomicInteger(start);
  }

  /** The pool, starting where no other process of this machine is likely to start. */
  public static Subnets ofHost() {
    var table = Path.of("/proc/net/route");
    try {
      var routes = Files.exists(table) ? parse(Files.readAllLines(table)) : List.<Route>of();
      return new Subnets(routes, (int) (ProcessHandle.current().pid() * 16 % COUNT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The kernel's table: a heading, then interface, destination, gateway, ..., mask in column 8. */
  static List<Route> parse(List<String> table) {
    return table.stream()
        .skip(1)
        .map(line -> line.trim().split("\\s+"))
        .map(
            words ->
                new Route(
                    Integer.reverseBytes(Integer.parseUnsignedInt(words[1], 16)),
                    Integer.bitCount(Integer.parseUnsignedInt(words[7], 16))))
        .filter(route -> route.bits() > 0)
        .toList();
  }

  /** The next free subnet that {@code accepts}; the engine refuses what another suite has. */
  Subnet take(Predicate<Subnet> accepts) {
    for (int i = 0; i < COUNT; i++) {
      var subnet = new Subnet(BASE + Math.floorMod(next.getAndIncrement(), COUNT) * Subnet.SIZE);
      if (isFree(subnet) && accepts.test(subnet)) {
        return subnet;
      }
    }
    throw new DeploymentException(
        "no free subnet in 10.212.0.0/16: all %d are routed or in use; loadbearing clean removes leftovers"
            .formatted(COUNT));
  }

  private boolean isFree(Subnet subnet) {
    return routes.stream().noneMatch(route -> subnet.overlaps(route.base(), route.bits()));
  }
}
