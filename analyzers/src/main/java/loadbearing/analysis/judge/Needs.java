package loadbearing.analysis.judge;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.AvailabilityModel;
import loadbearing.analysis.capacity.Scaling;
import loadbearing.analysis.consistency.Linearizability;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.consistency.TransactionIsolation;
import loadbearing.analysis.data.Delivery;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.data.ValuesKnown;
import loadbearing.analysis.data.WritesSeen;
import loadbearing.analysis.session.Guarantee;
import loadbearing.analysis.session.SessionGuarantees;
import loadbearing.analysis.validity.Validity;
import loadbearing.analysis.validity.Validity.Part;

/**
 * What of a run each finding needs: where that was disturbed it decides nothing.
 *
 * <p>All need the record, its end, and the faults that they speak of: what holds while a fault did
 * not bite says nothing of the fault. Only a counterexample stays one, whatever came after it and
 * whatever did not bite; of a record that is not whole even that is not sure, for what explains it
 * may be what is missing. So may be what was in flight when a record breaks off, where a
 * counterexample is that nothing else explains what was seen.
 */
final class Needs {
  private static final Set<Part> USUAL = EnumSet.of(Part.RECORD, Part.TAIL, Part.FAULTS);

  /** Those that need more than the usual. */
  private static final Map<Measure, Set<Part>> MORE = more();

  /** Those whose counterexample is that no operation of the record explains what was seen. */
  private static final Set<Measure> UNEXPLAINED =
      Set.of(
          WritesSeen.READ_AGAIN,
          WritesSeen.ONCE,
          WritesSeen.NEVER_READ,
          ValuesKnown.KNOWN,
          Linearizability.LINEARIZABILITY,
          SessionGuarantees.CAUSAL_ORDER,
          TransactionIsolation.ISOLATION,
          TransactionIsolation.ANOMALY);

  /** Those that hold until one example shows that they do not. */
  private static final Set<Measure> UNTIL_SHOWN = untilShown();

  private Needs() {}

  /** {@code finding}, or that it decides nothing because of what disturbed the run. */
  static Finding held(Finding finding, Validity validity) {
    return validity.over(finding, of(finding));
  }

  private static Set<Part> of(Finding finding) {
    if (List.of(Judge.VALIDITY, Judge.JUDGED).contains(finding.measure())) {
      return Set.of();
    }
    var needed = EnumSet.copyOf(USUAL);
    needed.addAll(MORE.getOrDefault(finding.measure(), Set.of()));
    if (finding.is(Verdict.REFUTED) && UNTIL_SHOWN.contains(finding.measure())) {
      needed.remove(Part.FAULTS);
      if (!UNEXPLAINED.contains(finding.measure())) {
        needed.remove(Part.TAIL);
      }
    }
    return needed;
  }

  private static Map<Measure, Set<Part>> more() {
    Map<Measure, Set<Part>> more = new HashMap<>();
    List.of(Durability.KEPT, Durability.UNDONE)
        .forEach(measure -> more.put(measure, Set.of(Part.KEPT)));
    new AvailabilityModel()
        .measures()
        .forEach(measure -> more.put(measure, Set.of(Part.PACE, Part.HOST)));
    new Scaling().measures().forEach(measure -> more.put(measure, Set.of(Part.LOAD, Part.NODES)));
    return more;
  }

  private static Set<Measure> untilShown() {
    return Stream.of(
            Stream.of(Durability.KEPT, Durability.UNDONE, Delivery.ONCE, Staleness.FRESH),
            UNEXPLAINED.stream(),
            Stream.of(Guarantee.values()).map(SessionGuarantees::measure))
        .flatMap(Function.identity())
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
