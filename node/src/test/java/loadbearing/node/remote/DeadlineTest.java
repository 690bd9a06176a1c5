package loadbearing.node.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  @Test
  void deadlineIsOverFromItsLastInstantOn() {
    var deadline = new Deadline(Long.MAX_VALUE - 5, Duration.ofNanos(10));

    assertThat(deadline.isOver(Long.MAX_VALUE - 5)).isFalse();
    assertThat(deadline.isOver(Long.MIN_VALUE + 3)).isFalse();
    assertThat(deadline.isOver(Long.MIN_VALUE + 4)).isTrue();
  }

  @Test
  void deadlineNeedsTime() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Deadline(0, Duration.ZERO));
  }
}
