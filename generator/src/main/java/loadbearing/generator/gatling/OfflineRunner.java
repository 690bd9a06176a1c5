package loadbearing.generator.gatling;

import io.gatling.app.Runner;
import io.gatling.commons.util.DefaultClock;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.netty.util.Transports;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.TimeUnit;
import scala.Option;

/**
 * Runs one drive with Gatling, and asks nobody on the network whether there is a newer one.
 *
 * <p>Gatling's own start does ask, which from inside a topology is a stray packet and a wait.
 */
final class OfflineRunner extends Runner {
  private OfflineRunner(ActorSystem actors, EventLoopGroup loops, GatlingConfiguration settings) {
    super(actors, loops, new DefaultClock(), arguments(), settings);
  }

  /** Runs until the last virtual user is gone and no event loop lives. */
  static void drive(Drive drive) {
    var settings = GatlingConfiguration.load();
    var netty = settings.netty();
    try (var actors = new ActorSystem()) {
      var loops =
          Transports.newEventLoopGroup(
              netty.useNativeTransport(),
              netty.useIoUring(),
              Runtime.getRuntime().availableProcessors(),
              "gatling");
      try {
        LoadSimulation.with(drive, new OfflineRunner(actors, loops, settings)::run);
      } finally {
        loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).awaitUninterruptibly();
      }
    }
  }

  private static GatlingArgs arguments() {
    return GatlingArgs.apply(
        Option.apply(LoadSimulation.class.getName()),
        Option.empty(),
        true,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  @Override
  public void displayVersionWarning() {}
}
