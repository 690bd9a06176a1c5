package loadbearing.topology.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loadbearing.topology.Balancing;
import loadbearing.topology.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
  @Test
  void settingsFollowTheColon() {
    var topology = Catalogue.topology("a4:clones=3,balancing=leastconn");

    assertThat(topology.nodes(Kind.AppNode.class)).hasSize(3);
    assertThat(((Kind.LoadBalancer) topology.node("lb").kind()).balancing())
        .isEqualTo(Balancing.LEASTCONN);
  }

  @Test
  void anArchitectureIsFoundByItsName() {
    assertThat(Catalogue.topology("Master-Slave").id()).isEqualTo("A9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A99            | no architecture 'A99'; there are [A1 (single server)",
        "A1:clones=2    | A1 (single server) has no setting 'clones'; its settings are []",
        "A4:clones=7    | clones must be 1 to 6, got 7",
        "A4:clones=two  | setting 'clones' must be a whole number, got 'two'",
        "A12:primaries=2 | primaries must be 1 or 3, got 2",
        "A12:expel=-1   | a member is expelled after 0 to 3600 whole seconds, got PT-1S",
        "A12:consistency=strong | consistency must be eventual, before_on_primary_failover,"
            + " before,",
        "A15:clones=1   | clones must be 2 to 4, got 1",
        "A18:replicas=3 | replicas must be 1 to 2, got 3",
        "A4:clones      | expected setting=value after the colon, got 'clones'",
        "A4:balancing=x | no balancing algorithm 'x'; there are roundrobin",
      })
  void wrongWordsAreExplained(String words, String message) {
    assertThatThrownBy(() -> Catalogue.topology(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
