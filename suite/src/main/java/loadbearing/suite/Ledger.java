package loadbearing.suite;

import java.util.List;
import java.util.stream.Stream;
import loadbearing.topology.open.OpenCatalogue;

/** The claims there are: ours, section by section, then those that {@link Claims} add. */
public final class Ledger {
  private static final OpenCatalogue<Claims, Claim> OPEN =
      new OpenCatalogue<>(Claims.class, Claims::claims, it -> List.of(it.id()));

  private static final List<Claim> OWN =
      Stream.of(
              ScalingClaims.all(),
              CloneClaims.all(),
              FailoverClaims.all(),
              MasterClaims.all(),
              ConsistencyClaims.all(),
              DurabilityClaims.all(),
              ArithmeticClaims.all())
          .flatMap(List::stream)
          .toList();

  private Ledger() {}

  /** Every claim. */
  public static List<Claim> all() {
    return OPEN.with(Ledger.class, OWN);
  }

  /**
   * The claims that {@code id} names: one row, or with {@code F1} all of {@code F1-A1}, {@code
   * F1-A4} and so on.
   *
   * @throws IllegalArgumentException if there is none; it lists those there are
   */
  public static List<Claim> of(String id) {
    var all = all();
    var found =
        all.stream()
            .filter(
                claim ->
                    claim.id().equalsIgnoreCase(id)
                        || claim.id().toUpperCase().startsWith(id.toUpperCase() + "-"))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no claim '%s'; there are %s".formatted(id, all.stream().map(Claim::id).toList()));
    }
    return found;
  }
}
