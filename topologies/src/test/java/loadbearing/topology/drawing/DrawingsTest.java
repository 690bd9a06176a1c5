package loadbearing.topology.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import loadbearing.topology.Node;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"A1", "A4", "A9", "A11"})
  void theOutlineIsAsExpected(String id) throws IOException {
    assertThat(Outline.of(Catalogue.topology(id), 0.99)).isEqualTo(expected(id + ".txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A1", "A4", "A9", "A11"})
  void theFlowchartIsAsExpected(String id) throws IOException {
    assertThat(Mermaid.of(Catalogue.topology(id))).isEqualTo(expected(id + ".mmd"));
  }

  @Test
  void proxiedEdgesAreMarked() {
    var topology = Catalogue.topology("A4");
    var proxied = Set.of("app1->primary");

    assertThat(Mermaid.of(topology, proxied))
        .contains("app1 == \"reads, writes, keeps sessions, proxied\" ==> primary")
        .contains("app2 -- \"reads, writes, keeps sessions\" --> primary");
    assertThat(Outline.of(topology, 0.99, proxied)).containsOnlyOnce("proxied");
  }

  @Test
  void tiersFollowTheLongestWalk() {
    var tiers = Tiers.of(Catalogue.topology("A9"));

    assertThat(tiers.stream().map(tier -> tier.stream().map(Node::name).toList()))
        .containsExactly(
            List.of("lb"),
            List.of("app1", "app2"),
            List.of("reads"),
            List.of("primary", "replica1", "replica2"));
  }

  private static String expected(String file) throws IOException {
    try (var stream = DrawingsTest.class.getResourceAsStream(file)) {
      assertThat(stream).as("expected file " + file).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
