package loadbearing.generator.gatling;

import io.gatling.core.config.NettyConfiguration;
import io.gatling.netty.util.Transports;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramChannel;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.EventExecutorGroup;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import loadbearing.generator.LoadPlan;

/**
 * How virtual users find and reach the target.
 *
 * <p>A name is resolved like a plain client does it: the system's name servers are asked, an answer
 * is kept for its time to live, and the first address is taken, no other tried. Nothing blocks the
 * loop.
 */
final class Transport {
  private final NettyConfiguration netty;
  private final SocketAddress target;
  private final AddressResolverGroup<?> resolver;
  private final int connectMillis;

  Transport(LoadPlan plan, NettyConfiguration netty) {
    this.netty = netty;
    this.connectMillis = Math.toIntExact(plan.deadline().toMillis());
    boolean isAddress = NetUtil.isValidIpV4Address(plan.host());
    this.target =
        isAddress
            ? new InetSocketAddress(plan.host(), plan.port())
            : InetSocketAddress.createUnresolved(plan.host(), plan.port());
    this.resolver = isAddress ? NoopAddressResolverGroup.INSTANCE : names(plan.deadline());
  }

  private AddressResolverGroup<?> names(Duration deadline) {
    var datagrams =
        Transports.newDatagramChannelFactory(netty.useNativeTransport(), netty.useIoUring());
    return new DnsAddressResolverGroup(
        new DnsNameResolverBuilder()
            .datagramChannelFactory(() -> (DatagramChannel) datagrams.newChannel())
            .resolvedAddressTypes(ResolvedAddressTypes.IPV4_ONLY)
            .queryTimeoutMillis(deadline.toMillis()));
  }

  /** Prepares what a loop needs to resolve names, which takes a while, but asks nobody yet. */
  void prepare(EventExecutorGroup loops) {
    loops.forEach(loop -> resolver.getResolver(loop));
  }

  /** What makes connections of a user that lives on {@code loop}; it still lacks a handler. */
  Bootstrap bootstrap(EventLoop loop) {
    var sockets =
        Transports.newSocketChannelFactory(netty.useNativeTransport(), netty.useIoUring());
    return new Bootstrap()
        .group(loop)
        .channelFactory(() -> sockets.newChannel())
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis)
        .option(ChannelOption.TCP_NODELAY, true)
        .resolver(resolver)
        .remoteAddress(target);
  }
}
