package loadbearing.suite;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.harness.host.Servers;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.topology.classic.Catalogue;

/**
 * How fast the suite itself is: the start of an app node with and without its ahead-of-time cache,
 * the time until A9 answers and until it is gone. Wants a quiet machine; run its main method.
 */
final class StandUpBenchmark {
  private static final int TIMES = 5;

  private StandUpBenchmark() {}

  private record Spread(double least, double median, double most) {
    static Spread of(double... values) {
      Arrays.sort(values);
      return new Spread(values[0], values[values.length / 2], values[values.length - 1]);
    }

    String words() {
      return "%.2f (%.2f to %.2f)".formatted(median, least, most);
    }
  }

  private record Figures(
      Spread cachedStartShareOfPlain, Spread firstAnswerSeconds, Spread stopSeconds) {}

  @SuppressWarnings("try")
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (var laboratory =
            new Laboratory(LaboratoryExtension.results(), Progress.to(System.err, true));
        var turn = laboratory.turn()) {
      measure(laboratory);
    }
  }

  private static void measure(Laboratory laboratory) throws IOException, InterruptedException {
    var starts = NodeStart.measure(TIMES);
    List<Double> answers = new ArrayList<>();
    List<Double> stops = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      stand(laboratory, answers, stops);
    }
    var figures =
        new Figures(
            Spread.of(starts.stream().mapToDouble(NodeStart.Pair::ratio).toArray()),
            Spread.of(answers.stream().mapToDouble(Double::doubleValue).toArray()),
            Spread.of(stops.stream().mapToDouble(Double::doubleValue).toArray()));
    System.out.println(words(figures));
  }

  private static void stand(Laboratory laboratory, List<Double> answers, List<Double> stops)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    long closing;
    try (var deployment = laboratory.stand(Catalogue.topology("A9"), Set.of())) {
      ask(deployment.servers());
      answers.add(secondsSince(began));
      closing = System.nanoTime();
    }
    stops.add(secondsSince(closing));
  }

  private static void ask(Servers servers) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(servers.entry().resolve("/users/1")).build();
      var status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IllegalStateException("A9 stood, and its first answer was " + status);
      }
    }
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static String words(Figures figures) {
    return """
    app node from process start to ready, share of the time without cache: %s
    A9 from the call to the first answer through the balancer, s: %s
    A9 from the call to gone, s: %s
    """
        .formatted(
            figures.cachedStartShareOfPlain().words(),
            figures.firstAnswerSeconds().words(),
            figures.stopSeconds().words());
  }
}
