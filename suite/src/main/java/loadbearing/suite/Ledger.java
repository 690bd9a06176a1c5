package loadbearing.suite;

import java.util.List;
import java.util.stream.Stream;

/** The claims there are, in the order of their ids. */
public final class Ledger {
  private static final List<Claim> ALL =
      Stream.of(
              ScalingClaims.all(),
              CloneClaims.all(),
              FailoverClaims.all(),
              ConsistencyClaims.all(),
              ArithmeticClaims.all())
          .flatMap(List::stream)
          .toList();

  private Ledger() {}

  /** Every claim. */
  public static List<Claim> all() {
    return ALL;
  }

  /**
   * The claims that {@code id} names: one row, or with {@code F1} all of {@code F1-A1}, {@code
   * F1-A4} and so on.
   *
   * @throws IllegalArgumentException if there is none; it lists those there are
   */
  public static List<Claim> of(String id) {
    var found =
        ALL.stream()
            .filter(
                claim ->
                    claim.id().equalsIgnoreCase(id)
                        || claim.id().toUpperCase().startsWith(id.toUpperCase() + "-"))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no claim '%s'; there are %s".formatted(id, ALL.stream().map(Claim::id).toList()));
    }
    return found;
  }
}
