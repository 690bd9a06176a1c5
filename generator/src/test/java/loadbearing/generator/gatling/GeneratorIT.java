package loadbearing.generator.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadbearing.generator.LoadPlan;
import loadbearing.generator.gatling.ScriptedServer.Reaction;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.workload.Action;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorIT {
  /** Longer than a busy machine takes for an answer, so that only the script leaves any out. */
  private static final Duration PATIENT = Duration.ofSeconds(5);

  @TempDir Path folder;

  @Test
  void aServerThatDropsEverySecondRequestIsRecordedAsThat() throws Exception {
    try (var server =
        ScriptedServer.start(n -> true, n -> n % 2 == 0 ? Reaction.DROP : Reaction.ANSWER)) {

      var fork = Fork.run(plan(server.address(), "4 users", PATIENT), folder);

      var operations = fork.operations();
      assertThat(fork.code()).isZero();
      assertThat(operations).hasSizeGreaterThan(20);
      assertThat(server.arrivals()).as("no request arrives twice").doesNotHaveDuplicates();
      assertThat(ids(operations, o -> true)).isEqualTo(Set.copyOf(server.arrivals()));
      assertThat(ids(operations, o -> o.outcome() == Outcome.OK)).isEqualTo(server.answered());
      assertUnansweredAreUnknownOrFailed(operations);
      assertThat(fork.words("done").get(1)).isEqualTo("" + operations.size());
    }
  }

  @Test
  void aServerThatDropsEverySecondConnectionIsRecordedAsThat() throws Exception {
    try (var server = ScriptedServer.start(n -> n % 2 == 1, n -> Reaction.ANSWER)) {

      var fork = Fork.run(plan(server.address(), "80/s", PATIENT), folder);

      var operations = fork.operations();
      assertThat(server.arrivals()).doesNotHaveDuplicates().isNotEmpty();
      assertThat(ids(operations, o -> o.outcome() == Outcome.OK)).isEqualTo(server.answered());
      assertThat(ids(operations, o -> o.outcome() != Outcome.OK))
          .hasSize(server.droppedConnections())
          .isNotEmpty();
      assertUnansweredAreUnknownOrFailed(operations);
    }
  }

  @Test
  void whoGetsNoAnswerGivesUpAtTheDeadline() throws Exception {
    var deadline = Duration.ofMillis(200);
    try (var server =
        ScriptedServer.start(n -> true, n -> n % 10 == 0 ? Reaction.IGNORE : Reaction.ANSWER)) {

      var operations = Fork.run(plan(server.address(), "4 users", deadline), folder).operations();

      // On a busy machine an answer may come too late as well.
      assertThat(server.arrivals()).doesNotHaveDuplicates();
      assertThat(server.answered())
          .containsAll(ids(operations, o -> o.outcome() == Outcome.OK))
          .isNotEqualTo(Set.copyOf(server.arrivals()));
      assertUnansweredAreUnknownOrFailed(operations);
      assertThat(operations.stream().filter(o -> o.outcome() != Outcome.OK))
          .isNotEmpty()
          .allMatch(o -> o.returned() - o.called() >= deadline.toNanos());
    }
  }

  @Test
  void whereNobodyListensNothingIsUnknown() throws Exception {
    String address;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = "127.0.0.1:" + socket.getLocalPort();
    }

    var operations = Fork.run(plan(address, "2 users", PATIENT), folder).operations();

    assertThat(operations)
        .isNotEmpty()
        .allMatch(o -> o.outcome() == Outcome.FAILED && o.status() == 0)
        .allMatch(o -> o.error().startsWith("not connected"));
  }

  @Test
  void aServerThatStallsIsFeltByAllWhoWereDueMeanwhile() throws Exception {
    var stall = Duration.ofMillis(500);
    var over = new CountDownLatch(1);
    try (var server = ScriptedServer.start(n -> true, n -> stallFrom(40, n, stall, over))) {

      var operations = Fork.run(plan(server.address(), "100/s", PATIENT), folder).operations();

      // A hundred a second arrive: some fifty within the stall, and half of those wait half of it,
      // though each was asked on time.
      var onTime = operations.stream().filter(o -> o.called() - o.due() < stall.toNanos() / 10);
      assertThat(onTime.filter(o -> o.latency() > stall.toNanos() / 2))
          .hasSizeGreaterThan(5)
          .allMatch(o -> o.outcome() == Outcome.OK);
    }
  }

  @Test
  void aFullDiskEndsTheRunWithItsName() throws Exception {
    try (var server = ScriptedServer.start(n -> true, n -> Reaction.ANSWER)) {
      var plan = plan(server.address(), "4 users", PATIENT);

      var fork = Fork.run(plan, folder, Path.of("/dev/full"));

      assertThat(fork.code()).isEqualTo(5);
      assertThat(fork.lines()).anyMatch(line -> line.startsWith("failed disk full: "));
      assertThat(fork.lines()).noneMatch(line -> line.startsWith("done"));
    }
  }

  @Test
  void aUserLogsInBeforeAnythingElseAndAnewWhenItsCartIsLong() throws Exception {
    try (var server = ScriptedServer.start(n -> true, n -> Reaction.ANSWER)) {

      var operations =
          Fork.run(plan("sessions", server.address(), "1 user", PATIENT), folder).operations();

      operations.sort(Comparator.comparingLong(Operation::called));
      int count = operations.size();
      assertThat(count).isGreaterThan(51);
      assertThat(operations.stream().map(o -> o.action() == Action.LOGIN))
          .containsExactlyElementsOf(IntStream.range(0, count).mapToObj(i -> i % 51 == 0).toList());
    }
  }

  @Test
  void theSamePlanAsksTheSameAgain() throws Exception {
    try (var server = ScriptedServer.start(n -> true, n -> Reaction.ANSWER)) {
      var plan = plan(server.address(), "60/s", PATIENT);

      var first = Fork.run(plan, folder).operations();
      var second = Fork.run(plan, folder).operations();

      // On a busy machine the last arrivals may be missed, differently each time.
      var both = Stream.concat(first.stream(), second.stream()).toList();
      assertThat(ids(first, o -> true)).containsAnyElementsOf(ids(second, o -> true));
      assertThat(wishes(both)).hasSameSizeAs(ids(both, o -> true));
    }
  }

  @Test
  void aPlanThatCannotBeReadFailsWithItsName() throws Exception {
    var file = Files.writeString(folder.resolve("plan.json"), "{}");

    var fork = Fork.of(folder, folder.resolve("spool"), file.toString(), folder + "/spool");

    assertThat(fork.code()).isEqualTo(1);
    assertThat(fork.lines()).singleElement().asString().startsWith("failed ").contains("plan.json");
  }

  @Test
  void trainingAsksForEverythingAndEndsWell() throws Exception {
    var fork = Fork.of(folder, folder.resolve("spool"), "--train");

    assertThat(fork.code()).isZero();
    assertThat(fork.words("done").get(6)).as("failed operations").isEqualTo("0");
  }

  private static LoadPlan plan(String target, String load, Duration deadline) {
    return plan("registers", target, load, deadline);
  }

  private static LoadPlan plan(String workload, String target, String load, Duration deadline) {
    return new LoadPlan(
        Workloads.of(workload),
        Load.of(load),
        Duration.ofMillis(300),
        Duration.ofMillis(1200),
        42,
        target,
        deadline,
        true,
        0);
  }

  private static Set<Long> ids(List<Operation> operations, Predicate<Operation> which) {
    return operations.stream().filter(which).map(Operation::id).collect(Collectors.toSet());
  }

  private static Set<List<Object>> wishes(List<Operation> operations) {
    return operations.stream()
        .map(o -> List.<Object>of(o.id(), o.due(), o.action(), o.key()))
        .collect(Collectors.toSet());
  }

  private static void assertUnansweredAreUnknownOrFailed(List<Operation> operations) {
    var unanswered = operations.stream().filter(o -> o.outcome() != Outcome.OK).toList();
    assertThat(unanswered).isNotEmpty();
    assertThat(unanswered)
        .allMatch(o -> o.outcome() == (o.action().changes() ? Outcome.UNKNOWN : Outcome.FAILED))
        .allMatch(o -> o.status() == 0 && !o.error().isEmpty());
  }

  /** Request {@code first} takes the whole stall, and those after it wait until it is over. */
  private static Reaction stallFrom(int first, int n, Duration stall, CountDownLatch over) {
    try {
      if (n == first) {
        assertThat(new CountDownLatch(1).await(stall.toNanos(), TimeUnit.NANOSECONDS)).isFalse();
        over.countDown();
      } else if (n > first) {
        over.await();
      }
      return Reaction.ANSWER;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reaction.DROP;
    }
  }
}
