package loadbearing.workload.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.workload.Action;
import loadbearing.workload.Level;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;

class DrawTest {
  @Test
  void theSameSeedGivesTheSamePlan() {
    assertThat(intents("mixed", 7, 3, 1000)).isEqualTo(intents("mixed", 7, 3, 1000));
  }

  @Test
  void anotherSeedOrAnotherUserWantsSomethingElse() {
    var plan = wishes(intents("mixed", 7, 3, 100));

    assertThat(wishes(intents("mixed", 8, 3, 100))).isNotEqualTo(plan);
    assertThat(wishes(intents("mixed", 7, 4, 100))).isNotEqualTo(plan);
  }

  @Test
  void actionsComeAsOftenAsTheirWeightsSay() {
    int draws = 100_000;
    var counts =
        intents("mixed", 1, 0, draws).stream()
            .collect(Collectors.groupingBy(Intent::action, Collectors.counting()));

    Workloads.of("mixed")
        .mix()
        .forEach(
            (action, weight) ->
                // Five standard deviations of a binomial of these draws are below 0.8 percent.
                assertThat(counts.get(action) / (double) draws)
                    .as(action.word())
                    .isCloseTo(weight / 100.0, within(0.008)));
  }

  @Test
  void idsAreUniqueOverUsersAndPositive() {
    var ids =
        Stream.of(0, 1, 2, 1000, Ids.PROCESSES - 1)
            .flatMap(process -> intents("registers", 5, process, 1000).stream())
            .map(Intent::id)
            .toList();

    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    assertThat(ids).allMatch(id -> id > 0);
  }

  @Test
  void runsOfDifferentSeedsShareNoId() {
    var first = intents("registers", 1, 0, 100).stream().map(Intent::id).toList();
    var second = intents("registers", 2, 0, 100).stream().map(Intent::id).toList();

    assertThat(first).doesNotContainAnyElementsOf(second);
  }

  @Test
  void aUserBeyondWhatIdsCanNameIsRefused() {
    var draw = new Draw.Source(Workloads.of("page"), 1).of(Ids.PROCESSES);

    assertThatIllegalStateException().isThrownBy(draw::next).withMessageContaining("shorter run");
  }

  @Test
  void keysStayWithinTheWorkload() {
    assertThat(intents("registers", 1, 0, 1000))
        .extracting(Intent::key)
        .containsOnly("0", "1", "2", "3", "4", "5", "6", "7");
    assertThat(intents("profile", 1, 0, 10_000))
        .extracting(intent -> Integer.parseInt(intent.key()))
        .allMatch(user -> user >= 1 && user <= 1000)
        .contains(1, 1000);
  }

  @Test
  void newListsTakeOverFromLongOnes() {
    var keys = intents("lists", 1, 0, 201).stream().map(Intent::key).toList();

    assertThat(keys.subList(0, 100)).allMatch(key -> key.startsWith("0-"));
    assertThat(keys.subList(100, 200)).allMatch(key -> key.startsWith("1-"));
    assertThat(intents("lists", 1, 1600, 1).getFirst().key()).startsWith("2-");
  }

  @Test
  void everyWriteOfEveryTransactionHasAValueOfItsOwn() {
    var text =
        intents("transactions-serializable", 1, 0, 1000).stream()
            .map(Intent::transaction)
            .collect(Collectors.joining());
    var values =
        Pattern.compile("\\[\"(?:w|append)\",\"\\w+\",\"[^\"]+\",(\\d+)]")
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(values).hasSizeGreaterThan(1000).doesNotHaveDuplicates();
  }

  @Test
  void transactionsAreJsonAtTheLevelOfTheirWorkload() throws Exception {
    for (var level : Level.values()) {
      var aborts = 0;
      for (var intent : intents("transactions-" + level.word(), 1, 0, 500)) {
        var tree = new ObjectMapper().readTree(intent.transaction());
        aborts += tree.get("abort").booleanValue() ? 1 : 0;

        assertThat(tree.get("isolation").textValue()).isEqualTo(level.word());
        assertThat(tree.get("steps").size()).isBetween(2, 7);
      }
      assertThat(aborts).isBetween(5, 60);
    }
  }

  @Test
  void aLoginIsOfTheUsersOwnPerson() {
    var draw = new Draw.Source(Workloads.of("sessions"), 1).of(1001);

    assertThat(draw.login())
        .extracting(Intent::action, Intent::key)
        .containsExactly(Action.LOGIN, "2");
    assertThat(draw.next().key()).isEqualTo("2");
  }

  private static List<Intent> intents(String workload, long seed, int process, int count) {
    var draw = new Draw.Source(Workloads.of(workload), seed).of(process);
    return Stream.generate(draw::next).limit(count).toList();
  }

  private static List<String> wishes(List<Intent> intents) {
    return intents.stream().map(intent -> intent.action() + intent.key()).toList();
  }

  @Test
  void whoIsQuietReadsWhatItWouldHaveWritten() {
    var draws = new Draw.Source(Workloads.of("registers"), 7);
    var writer = draws.of(0);
    var reader = draws.of(0);

    for (int i = 0; i < 100; i++) {
      var written = writer.next();
      var read = reader.next(true);
      assertThat(read.action()).isEqualTo(Action.REGISTER_READ);
      assertThat(read.key()).isEqualTo(written.key());
      assertThat(read.id()).isEqualTo(written.id());
    }
  }
}
