package loadbearing.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OwnerTest {
  @Test
  void anOwnerIsGoneWhenItsNumberBelongsToAnother() {
    var self = Owner.self();

    assertThat(Owner.parse(self.toString())).isEqualTo(self);
    assertThat(self.isGone()).isFalse();
    assertThat(new Owner(self.host(), self.pid(), self.started() - 1).isGone()).isTrue();
    assertThat(new Owner("elsewhere", self.pid(), 1).isGone()).isFalse();
    assertThatThrownBy(() -> Owner.parse("nobody")).isInstanceOf(IllegalArgumentException.class);
  }
}
