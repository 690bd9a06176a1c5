package loadbearing.analysis.data;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.consistency.RunTransactions;
import loadbearing.analysis.consistency.Versioned;
import loadbearing.analysis.observed.Shares;
import loadbearing.history.Kept;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.workload.Action;

/**
 * Whether what was acknowledged is still there when the run is over, and what was refused is not.
 *
 * <p>Databases record the id of every write of data, and of each transaction that writes or
 * appends; sessions and carts are not judged, for they may live elsewhere. Who is the primary at
 * the end decides; of another it is only said what it lacks. Exposure is the acknowledged, or
 * refused, writes.
 */
public final class Durability implements Analyzer {
  /** Whether what was acknowledged is there. */
  public static final Measure KEPT =
      Measure.less(
              "acknowledged-writes-kept",
              "",
              "the share of acknowledged writes that the primary lacks; holds if it lacks none")
          .said("acknowledged writes are kept");

  /** Whether what was refused is not there. */
  public static final Measure UNDONE =
      Measure.less(
              "failed-writes-without-effect",
              "",
              "the share of failed writes that the primary has; holds if it has none")
          .said("failed writes have no effect");

  /** How much of what was not answered is there. */
  public static final Measure UNKNOWN_KEPT =
      Measure.neither(
          "unknown-writes-kept", "", "the share of writes without an answer that are there");

  /** What a replica has not. */
  public static final Measure MISSING =
      Measure.less(
          "acknowledged-writes-missing", "operations", "acknowledged writes that a replica lacks");

  private static final double CONFIDENCE = 0.95;
  private static final Set<Action> RECORDED =
      EnumSet.of(
          Action.PROFILE_WRITE,
          Action.POST_WRITE,
          Action.REGISTER_WRITE,
          Action.REGISTER_CAS,
          Action.LIST_APPEND,
          Action.TRANSACTION);

  @Override
  public List<Measure> measures() {
    return List.of(KEPT, UNDONE, UNKNOWN_KEPT, MISSING);
  }

  @Override
  public List<Finding> judge(Run run) {
    var databases =
        run.topology().servers().stream().filter(node -> node.kind().holdsData()).toList();
    return databases.stream()
        .flatMap(node -> isPrimary(run, node) ? primary(run, node) : replica(run, node))
        .toList();
  }

  private static Stream<Finding> primary(Run run, Node node) {
    var kept = Shelf.of(run, node.name());
    var subject = subject(run, node);
    List<Finding> findings = new ArrayList<>();
    var ok = writes(run, Outcome.OK);
    var failed = writes(run, Outcome.FAILED);
    var unknown = writes(run, Outcome.UNKNOWN);
    if (!ok.isEmpty()) {
      findings.add(lost(run, subject, node, kept, ok));
    }
    if (!failed.isEmpty()) {
      findings.add(undead(run, subject, node, kept, failed));
    }
    if (!unknown.isEmpty() && kept.whole()) {
      findings.add(open(subject, kept, unknown));
    }
    return findings.stream();
  }

  /** Where several databases are written, each has findings of its own. */
  private static Subject subject(Run run, Node node) {
    long primaries =
        run.topology().servers().stream()
            .filter(it -> it.kind().holdsData() && isPrimary(run, it))
            .count();
    return primaries > 1 ? Subject.of(new Aspect.At(node.name())) : Subject.run();
  }

  private static Finding lost(Run run, Subject subject, Node node, Shelf kept, List<Operation> ok) {
    if (!kept.whole()) {
      return Finding.undecided(KEPT, subject, ok.size(), kept.why(node));
    }
    var lost = ok.stream().filter(write -> !kept.has(write)).toList();
    return share(
        run,
        KEPT,
        subject,
        lost,
        ok.size(),
        "%s lacks %d of %d writes that were acknowledged"
            .formatted(node.name(), lost.size(), ok.size()));
  }

  private static Finding undead(
      Run run, Subject subject, Node node, Shelf kept, List<Operation> failed) {
    var there = failed.stream().filter(kept::has).toList();
    if (there.isEmpty() && !kept.whole()) {
      return Finding.undecided(UNDONE, subject, failed.size(), kept.why(node));
    }
    return share(
        run,
        UNDONE,
        subject,
        there,
        failed.size(),
        "%s has %d of %d writes that failed".formatted(node.name(), there.size(), failed.size()));
  }

  private static Finding open(Subject subject, Shelf kept, List<Operation> unknown) {
    long there = unknown.stream().filter(kept::has).count();
    return Finding.reported(
        UNKNOWN_KEPT,
        subject,
        (double) there / unknown.size(),
        Optional.empty(),
        unknown.size(),
        "%d of %d writes without an answer are there, the others are not"
            .formatted(there, unknown.size()));
  }

  private static Stream<Finding> replica(Run run, Node node) {
    var kept = Shelf.of(run, node.name());
    var ok = writes(run, Outcome.OK);
    if (ok.isEmpty() || !kept.whole()) {
      return Stream.empty();
    }
    long lacking = ok.stream().filter(write -> !kept.has(write)).count();
    return Stream.of(
        Finding.reported(
            MISSING,
            Subject.of(new Aspect.At(node.name())),
            lacking,
            Optional.empty(),
            ok.size(),
            "asked once, when the run was over"));
  }

  private static Finding share(
      Run run, Measure measure, Subject subject, List<Operation> wrong, int exposure, String why) {
    return Finding.decided(
            measure,
            subject,
            wrong.isEmpty() ? Verdict.HOLDS : Verdict.REFUTED,
            (double) wrong.size() / exposure,
            Optional.of(
                Shares.wrong(
                    run, wrong.stream().mapToLong(Operation::called), exposure, CONFIDENCE)),
            exposure,
            why)
        .with(
            wrong.isEmpty()
                ? List.of()
                : List.of(
                    new Finding.Evidence(
                        "the first of them", wrong.stream().limit(5).map(Operation::id).toList())));
  }

  private static List<Operation> writes(Run run, Outcome outcome) {
    return run.history().of(Operation.class).stream()
        .filter(o -> o.outcome() == outcome && RECORDED.contains(o.action()))
        .filter(o -> !Versioned.isMismatch(o))
        .filter(o -> o.action() != Action.TRANSACTION || RunTransactions.isWrite(o))
        .toList();
  }

  /** Databases are asked when all is over, so it is the last role that counts. */
  private static boolean isPrimary(Run run, Node node) {
    return run.role(node.name(), Long.MAX_VALUE) == Kind.Role.PRIMARY;
  }

  /** What one database said it had, and whether that was all. */
  private record Shelf(Set<Long> ids, boolean asked, boolean whole) {
    static Shelf of(Run run, String database) {
      var lines =
          run.history().of(Kept.class).stream()
              .filter(kept -> kept.database().equals(database))
              .toList();
      Set<Long> ids = new HashSet<>();
      lines.forEach(line -> ids.addAll(line.operations()));
      return new Shelf(ids, !lines.isEmpty(), lines.stream().anyMatch(Kept::last));
    }

    boolean has(Operation write) {
      return ids.contains(write.id());
    }

    String why(Node node) {
      return asked
          ? "the answer of %s breaks off".formatted(node.name())
          : "%s was not asked, or did not answer, what it has".formatted(node.name());
    }
  }
}
