package loadbearing.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FaultsTest {
  static final List<Faults.Entry> ALL = Faults.all();

  @ParameterizedTest
  @FieldSource("ALL")
  void theExampleOfEachEntryParsesToItsFault(Faults.Entry entry) {
    var fault = Planned.parse(entry.example()).what();

    assertThat(fault.words()).startsWith(entry.name() + " ");
    assertThat(fault.needsProxy()).isEqualTo(entry.needsProxy());
    assertThat(entry.syntax()).startsWith(entry.name() + " <");
    assertThat(fault.getClass().getSimpleName()).isEqualToIgnoringCase(entry.name());
  }

  @Test
  void theCatalogueNamesEveryFaultThereIs() {
    var records = leaves(Fault.class).map(Class::getSimpleName).map(String::toLowerCase).distinct();

    assertThat(Faults.all().stream().map(Faults.Entry::name))
        .containsExactlyInAnyOrderElementsOf(records.toList());
  }

  @Test
  void whatOnlyMakesSlowerOrSmallerTakesNothingAway() {
    assertThat(
            ALL.stream()
                .filter(entry -> fault(entry).takesAway().isEmpty())
                .map(Faults.Entry::name))
        .containsExactly("starve", "slow", "throttle", "slice", "limit", "custom");
  }

  @Test
  void everyOtherFaultTakesAwayWhatItIsAimedAt() {
    assertThat(ALL)
        .map(FaultsTest::fault)
        .filteredOn(fault -> !fault.takesAway().isEmpty())
        .allSatisfy(fault -> assertThat(fault.takesAway().parts()).isEqualTo(fault.targets()));
  }

  @Test
  void whatIsCutOneWayIsAwayAndTheEdgeThatGoesBackIsNot() {
    for (var way : Way.values()) {
      assertThat(new EdgeFault.Cut("a->b", way).takesAway()).isEqualTo(Absence.ofEdge("a->b"));
      assertThat(new StreamFault.Blackhole("a->b", way).takesAway())
          .isEqualTo(Absence.ofEdge("a->b"));
    }
  }

  @Test
  void aCustomFaultTakesAwayWhatItsLineSays() {
    assertThat(Fault.parse("custom hiccup on a").takesAway()).isEqualTo(Absence.none());
    assertThat(Fault.parse("custom hiccup on a taking it away").takesAway())
        .isEqualTo(Absence.ofNode("a"));
    assertThat(Fault.parse("custom hiccup on a->b with x taking it away").takesAway())
        .isEqualTo(Absence.ofEdge("a->b"));
  }

  @Test
  void whatNoLineCanSpellIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new NodeFault.Starve("a", 0.0100000001));
    for (var word : List.of("", "two words", "at", "taking", "a->b")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Fault.Custom("hiccup", "a", List.of(word), false));
    }
    var kill = new NodeFault.Kill("a");
    var fine = Duration.ofSeconds(1, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Planned(kill, fine));
    assertThatIllegalArgumentException().isThrownBy(() -> new Planned(kill, Duration.ZERO, fine));
  }

  private static Fault fault(Faults.Entry entry) {
    return (Fault) Planned.parse(entry.example()).what();
  }

  @Test
  void aNodesFaultIsTheSameOfAnotherNode() {
    assertThat(ALL)
        .map(FaultsTest::fault)
        .filteredOn(NodeFault.class::isInstance)
        .map(NodeFault.class::cast)
        .allSatisfy(
            fault ->
                assertThat(fault.onto("z").words())
                    .isEqualTo(fault.words().replace(fault.node(), "z")));
  }

  @Test
  void wordsParseBackToThemselves() {
    var random = new SplittableRandom(7);

    for (int i = 0; i < 3_000; i++) {
      var planned = Planned.parse(line(random));
      assertThat(Planned.parse(planned.words())).isEqualTo(planned);
      assertThat(Fault.parse(planned.what().words())).isEqualTo(planned.what());
    }
  }

  private static String line(SplittableRandom random) {
    long latency = random.nextLong(1, 100_000);
    var way = List.of("", " on requests", " on answers", " both ways").get(random.nextInt(4));
    var cpus = random.nextInt(1, 1_000) / 100.0;
    var time = random.nextLong(1, 1_000_000);
    var faults =
        List.of(
            "kill primary",
            "crash a1",
            "pause a1",
            "stop a1",
            "starve a1 to " + cpus + " cpus",
            "cut a1->b1" + way,
            "slow a1->b1 by " + latency + "ms+-" + random.nextLong(latency + 1) + "ms" + way,
            "throttle a1->b1 to " + random.nextLong(1, 10_000) + "KB/s" + way,
            "blackhole a1->b1" + way,
            "timeout a1->b1 after " + time + "ms" + way,
            "reset a1->b1" + way,
            "slice a1->b1 into " + latency + " bytes every " + time + "us" + way,
            "limit a1->b1 after " + latency + "KB" + way,
            "refuse a1->b1",
            "custom hiccup on a1 with " + latency + "% x=y",
            "custom hiccup on a1->b1 with deep taking it away",
            "custom hiccup on a1 taking it away");
    var lasting = random.nextBoolean() ? "until end" : "for " + (1_000_000 + time) + "us";
    return faults.get(random.nextInt(faults.size())) + " at " + time + "ms " + lasting;
  }

  @Test
  void longDurationsKeepTheirUnits() {
    assertThat(Planned.parse("kill a at 1.5s for 2m").words())
        .isEqualTo("kill a at 1500ms for 120s");
    assertThat(Planned.parse("kill a at 1min for 90s").at()).isEqualTo(Duration.ofSeconds(60));
  }

  private static Stream<Class<?>> leaves(Class<?> family) {
    return family.isSealed()
        ? Stream.of(family.getPermittedSubclasses()).flatMap(FaultsTest::leaves)
        : Stream.of(family);
  }
}
