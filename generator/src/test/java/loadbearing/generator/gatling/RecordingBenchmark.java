package loadbearing.generator.gatling;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loadbearing.generator.LoadPlan;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;

/**
 * What recording every operation costs the generator: the same client with and without, in pairs
 * whose order alternates, against a server on loopback that does nothing.
 *
 * <pre>
 * mvn -pl generator -am verify -DskipITs
 * cd generator &amp;&amp; java -cp 'target/test-classes:target/dist/lib/*' \
 *     loadbearing.generator.gatling.RecordingBenchmark [pairs] [seconds]
 * </pre>
 *
 * <p>Prints the ratio of throughputs, and of CPU time per operation, recording over not, as
 * geometric means over the pairs with their 95 % intervals (Student's t of the logarithms, for 3 to
 * 12 pairs).
 */
final class RecordingBenchmark {
  private static final byte[] BODY =
      "{\"id\":1,\"name\":\"User 1\",\"value\":1,\"bio\":\"of user 1\"}"
          .getBytes(StandardCharsets.US_ASCII);

  /** Two-sided 95 % quantiles of Student's t with 2 to 11 degrees of freedom. */
  private static final double[] STUDENT = {
    4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201
  };

  private RecordingBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    var loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    var server = serve(loops);
    try {
      compare(server, pairs, seconds);
    } finally {
      loops.shutdownGracefully();
    }
  }

  private static void compare(InetSocketAddress server, int pairs, int seconds) throws Exception {
    List<Double> throughput = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      var first = Measured.of(server, pair % 2 == 0, seconds);
      var second = Measured.of(server, pair % 2 != 0, seconds);
      var with = pair % 2 == 0 ? first : second;
      var without = pair % 2 == 0 ? second : first;
      throughput.add(Math.log(with.perSecond() / without.perSecond()));
      cpu.add(Math.log(with.cpuNanos() / without.cpuNanos()));
      System.out.printf("pair %d: recording %s, not %s%n", pair + 1, with, without);
    }
    System.out.println("throughput, recording over not: " + summary(throughput));
    System.out.println("cpu an operation, recording over not: " + summary(cpu));
  }

  private static String summary(List<Double> logarithms) {
    int n = logarithms.size();
    double mean = logarithms.stream().mapToDouble(x -> x).average().orElseThrow();
    double squares = logarithms.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    double half =
        n < 3 || n > 12 ? Double.NaN : STUDENT[n - 3] * Math.sqrt(squares / (n - 1)) / Math.sqrt(n);
    return "%.3f [%.3f, %.3f]"
        .formatted(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
  }

  /** One run of the generator. */
  private record Measured(double perSecond, double cpuNanos) {
    static Measured of(InetSocketAddress server, boolean recording, int seconds) throws Exception {
      var folder = Files.createTempDirectory("recording");
      try {
        var plan =
            new LoadPlan(
                Workloads.of("mixed"),
                new Load.Closed(32),
                Duration.ofSeconds(3),
                Duration.ofSeconds(seconds),
                1,
                "127.0.0.1:" + server.getPort(),
                Duration.ofSeconds(1),
                recording,
                0);
        var done = Fork.run(plan, folder).words("done");
        double operations = Double.parseDouble(done.get(4));
        return new Measured(operations / seconds, Double.parseDouble(done.get(9)) / operations);
      } finally {
        delete(folder);
      }
    }

    private static void delete(Path folder) throws Exception {
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }

    @Override
    public String toString() {
      return "%.0f/s at %.1f us of cpu".formatted(perSecond, cpuNanos / 1000);
    }
  }

  private static InetSocketAddress serve(MultiThreadIoEventLoopGroup loops) throws Exception {
    var channel =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel fresh) {
                    fresh
                        .pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(1 << 16))
                        .addLast(new Answers());
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
    return (InetSocketAddress) channel.localAddress();
  }

  private static final class Answers extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      var answer =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(BODY));
      answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, BODY.length);
      answer.headers().set("Loadbearing-Node", "app1");
      answer.headers().set("Loadbearing-Version", "7");
      context.writeAndFlush(answer);
    }
  }
}
