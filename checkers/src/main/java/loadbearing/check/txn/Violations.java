package loadbearing.check.txn;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import loadbearing.check.txn.Sentences.Link;

/** Puts into words what single transactions, or two of them, show to be wrong. */
final class Violations {
  private final StepIndex steps;
  private final Gathered gathered;
  private final Sentences sentences;

  Violations(StepIndex steps, Gathered gathered, Sentences sentences) {
    this.steps = steps;
    this.gathered = gathered;
    this.sentences = sentences;
  }

  /** A read contradicts what its transaction did {@code before}. */
  void internal(int read, int before) {
    var did = steps.isWrite(before) ? "written" : "read";
    add(
        Anomaly.INTERNAL,
        () -> "T1 read %s after it had itself %s %s".formatted(seen(read), did, value(before)),
        read);
  }

  /** A transaction read two versions of a register, the later of which somebody wrote. */
  void unrepeated(int read, int write) {
    add(
        Anomaly.G_SINGLE,
        () ->
            "T1 read two versions of %s, of which T2 wrote %s: T1 comes before whoever wrote the later, which it read"
                .formatted(sentences.key(read), value(write)),
        saw(read, write),
        read,
        write);
  }

  /** Two appends of one transaction stand in a list in another order, or the first is missing. */
  void disordered(int read, int first, int second) {
    var isCertain = steps.isCommitted(steps.owner(second));
    add(
        isCertain ? Anomaly.CYCLIC_VERSIONS : Anomaly.INCOMPATIBLE_ORDER,
        () ->
            "T1 read %s, where T2 appended %s before %s"
                .formatted(seen(read), value(first), value(second)),
        read,
        second);
  }

  /** A read saw what its own transaction wrote only afterwards. */
  void future(int read) {
    add(
        Anomaly.FUTURE_READ,
        () -> "T1 read %s and wrote it only afterwards".formatted(seen(read)),
        read);
  }

  /** A read saw {@code value}, which nobody wrote. */
  void unwritten(int read, long value) {
    add(
        Anomaly.UNWRITTEN_READ,
        () -> "T1 read %s, and nobody wrote %s".formatted(seen(read), sentences.show(value)),
        read);
  }

  /** A read saw a write that was rolled back. */
  void aborted(int read, int write) {
    add(
        Anomaly.G1A,
        () -> "T1 read %s, where T2 wrote %s, and T2 aborted".formatted(seen(read), value(write)),
        saw(read, write),
        read,
        write);
  }

  /** A read saw a write that its own transaction wrote over. */
  void intermediate(int read, int write) {
    add(
        Anomaly.G1B,
        () ->
            "T1 read %s, where T2 wrote %s, but T2 went on to write it again"
                .formatted(seen(read), value(write)),
        saw(read, write),
        read,
        write);
  }

  /** Two transactions read the same version, wrote it and committed. */
  void lostUpdate(int read, int first, int second) {
    gathered.add(
        Anomaly.LOST_UPDATE,
        () ->
            sentences.found(
                Anomaly.LOST_UPDATE,
                "T1 and T2 both read %s, wrote it and committed".formatted(seen(read)),
                List.of(
                    new Link(first, second, Dependency.RW, read),
                    new Link(second, first, Dependency.RW, read)),
                first,
                second));
  }

  /** An append on top of one that was rolled back. */
  void dirtyUpdate(int dirty, int write, int read) {
    add(
        Anomaly.DIRTY_UPDATE,
        () ->
            "T2 appended %s to %s after %s, which T1 appended and rolled back"
                .formatted(value(write), sentences.key(write), value(dirty)),
        List.of(new Link(steps.owner(dirty), steps.owner(write), Dependency.WW, dirty)),
        dirty,
        write,
        read);
  }

  /** Two reads of a list of which neither is how the other begins. */
  void incompatible(int read, int other) {
    add(
        Anomaly.INCOMPATIBLE_ORDER,
        () ->
            "T1 read %s and T2 read %s: neither is how the other begins"
                .formatted(seen(read), value(other)),
        read,
        other);
  }

  /** A read saw an element more than once that was appended once. */
  void duplicate(int read, int write) {
    add(
        Anomaly.DUPLICATE_ELEMENTS,
        () ->
            "T1 read %s, in which %s, that T2 appended once, is more than once"
                .formatted(seen(read), value(write)),
        saw(read, write),
        read,
        write);
  }

  /** The database reported one version of two writes. */
  void sameVersion(int first, int second, long version) {
    add(
        Anomaly.CYCLIC_VERSIONS,
        () ->
            "the database says that T1's write of %s and T2's of %s both made version %d of %s"
                .formatted(value(first), value(second), version, sentences.key(first)),
        first,
        second);
  }

  private void add(Anomaly anomaly, Supplier<String> why, int... shownBy) {
    add(anomaly, why, List.of(), shownBy);
  }

  private void add(Anomaly anomaly, Supplier<String> why, List<Link> links, int... shownBy) {
    gathered.add(
        anomaly,
        () ->
            sentences.found(
                anomaly, why.get(), links, Arrays.stream(shownBy).map(steps::owner).toArray()));
  }

  /** Whoever did {@code read} saw {@code write}. */
  private List<Link> saw(int read, int write) {
    return List.of(new Link(steps.owner(write), steps.owner(read), Dependency.WR, write));
  }

  private String seen(int read) {
    return "%s from %s".formatted(value(read), sentences.key(read));
  }

  private String value(int step) {
    return sentences.value(step);
  }
}
