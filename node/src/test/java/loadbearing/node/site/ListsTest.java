package loadbearing.node.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListsTest {
  @Test
  void columnHoldsValuesInOrder() {
    assertThat(Lists.values("3,-1,9223372036854775807")).containsExactly(3L, -1L, Long.MAX_VALUE);
  }
}
