package loadbearing.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import loadbearing.topology.classic.Architecture;
import loadbearing.topology.classic.Catalogue;
import loadbearing.topology.drawing.Outline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SabotageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "forget 0.2",
        "repeat 1.0",
        "recall 0.05",
        "invent 0.2",
        "contend 20ms 0.2 0.05",
        "stall 20ms 4000ms 10000ms"
      })
  void whatIsSpelledIsReadAgain(String spelling) {
    assertThat(Sabotage.parse(spelling).spelling()).isEqualTo(spelling);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "forget",
        "forget 0",
        "forget 1.1",
        "forget x",
        "forget 0.1 0.1",
        "contend 20 0.2 0.05",
        "contend 20ms -0.2 0.05",
        "contend 0ms 0.2 0.05",
        "stall 20ms 10000ms 10000ms"
      })
  void whatMakesNoSenseIsRefused(String spelling) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sabotage.parse(spelling))
        .withMessageContaining("expected a sabotage like");
  }

  @Test
  void nothingInTheCatalogueIsSabotaged() {
    assertThat(Catalogue.all().stream().map(Architecture::topology))
        .flatMap(topology -> topology.nodes(Kind.AppNode.class))
        .isNotEmpty()
        .allMatch(node -> node.kind().equals(new Kind.AppNode()));
  }

  @Test
  void aSabotagedNodeIsNotDrawnLikeAnother() {
    var topology =
        Catalogue.topology("A4").with("app2", new Kind.AppNode(new Sabotage.Forget(0.125)));

    assertThat(Outline.of(topology, 0.99))
        .contains("app node, SABOTAGED: forgets 12.5 % of the writes it acknowledges")
        .containsOnlyOnce("SABOTAGED");
  }
}
