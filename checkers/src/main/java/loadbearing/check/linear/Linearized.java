package loadbearing.check.linear;

import java.util.List;
import java.util.Optional;

/**
 * Whether operations are linearizable.
 *
 * @param answer whether they are; empty if the limits came first
 * @param failing the operation that cannot be explained, an index; -1 if there is none
 * @param others the operations that rule out every place for it, in the order of their calls
 * @param why how far it got, if there is no answer
 */
public record Linearized(Optional<Boolean> answer, int failing, List<Integer> others, String why) {
  public Linearized {
    others = List.copyOf(others);
  }

  /** Whether a violation was found. */
  public boolean isBroken() {
    return failing >= 0;
  }
}
