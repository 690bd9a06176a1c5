package loadbearing.analysis.judge;

import java.util.List;
import java.util.stream.Stream;
import loadbearing.analysis.Measure;
import loadbearing.analysis.consistency.Linearizability;
import loadbearing.analysis.consistency.TransactionIsolation;
import loadbearing.analysis.data.ReplicaDivergence;
import loadbearing.analysis.data.ValuesKnown;
import loadbearing.analysis.data.WritesSeen;
import loadbearing.analysis.session.SessionGuarantees;

/** The catalogue of measures: every one that an analyzer of this module can make, once. */
public final class Measures {
  private Measures() {}

  /** All of them, in the order of the findings. */
  public static List<Measure> all() {
    return Stream.concat(
            new Judge(Judge.analyzers()).measures().stream(),
            Stream.of(
                    new SessionGuarantees().measures(),
                    new WritesSeen().measures(),
                    new ValuesKnown().measures(),
                    new ReplicaDivergence().measures(),
                    List.of(Linearizability.LINEARIZABILITY),
                    List.of(TransactionIsolation.ISOLATION, TransactionIsolation.ANOMALY))
                .flatMap(List::stream))
        .toList();
  }

  /** The one that has {@code id}. */
  public static Measure of(String id) {
    return all().stream()
        .filter(measure -> measure.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no measure has the id '%s'; there are %s"
                        .formatted(id, all().stream().map(Measure::id).toList())));
  }
}
