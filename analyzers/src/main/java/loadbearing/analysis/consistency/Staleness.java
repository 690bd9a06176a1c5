package loadbearing.analysis.consistency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.observed.Shares;
import loadbearing.history.Operation;
import loadbearing.history.Run;

/**
 * How old the answers were: a read is stale if a write of a newer version was acknowledged before
 * the read was called. Its age is the time since the first such acknowledgement; it is behind by as
 * many versions as were acknowledged beyond what it saw. And whether reads agree with the last
 * write in the end.
 *
 * <p>Registers, lists and profiles have versions. Exposure is the reads that could have been stale:
 * those of an object that had been written before.
 */
public final class Staleness implements Analyzer {
  /** Whether no read was stale. */
  public static final Measure FRESH =
      Measure.less("reads-fresh", "", "the share of reads that were stale; holds if none was")
          .said("reads are fresh");

  /** The oldest answer. */
  public static final Measure AGE =
      Measure.less(
              "stale-read-age", "ms", "the time since the first newer write, of the oldest read")
          .said("age of stale reads");

  /** The most versions that one read missed. */
  public static final Measure BEHIND =
      Measure.less("versions-behind", "versions", "the most acknowledged versions one read missed");

  /** Whether reads see the last write in the end. */
  public static final Measure CONVERGENCE =
      Measure.less(
              "convergence",
              "ms",
              "the longest time after the last write that a read missed it; holds if in the end"
                  + " none does")
          .said("reads agree with the last write");

  private static final double CONFIDENCE = 0.95;

  /** So many reads without a stale one leave at most 3 % of them stale, at 95 %. */
  private static final int ENOUGH_READS = 100;

  /** A read of an old version so long after the last write means the replica is not catching up. */
  private static final long PATIENCE = 5_000_000_000L;

  /**
   * One stale read: what it missed, in nanoseconds since it was acknowledged and in versions, and
   * which database it was from, with the role that it had then.
   */
  private record Stale(Operation read, Operation missed, long age, long behind, String server) {}

  @Override
  public List<Measure> measures() {
    return List.of(FRESH, AGE, BEHIND, CONVERGENCE);
  }

  @Override
  public List<Finding> judge(Run run) {
    var objects = Versioned.of(run);
    long exposure = objects.stream().mapToLong(Staleness::exposed).sum();
    if (exposure == 0) {
      return List.of();
    }
    var stale = objects.stream().flatMap(object -> stale(run, object).stream()).toList();
    List<Finding> findings = new ArrayList<>();
    findings.add(fresh(run, stale, exposure));
    findings.add(ages(stale, exposure));
    findings.add(versions(stale, exposure));
    findings.add(convergence(objects));
    return findings;
  }

  private static Finding fresh(Run run, List<Stale> stale, long exposure) {
    var verdict = exposure < ENOUGH_READS ? Verdict.INCONCLUSIVE : Verdict.HOLDS;
    return Finding.decided(
            FRESH,
            Subject.run(),
            stale.isEmpty() ? verdict : Verdict.REFUTED,
            (double) stale.size() / exposure,
            Optional.of(
                Shares.wrong(
                    run, stale.stream().mapToLong(s -> s.read().called()), exposure, CONFIDENCE)),
            exposure,
            stale.isEmpty()
                ? "none of %d reads was stale; fewer than %d say too little"
                    .formatted(exposure, ENOUGH_READS)
                : "%d of %d reads were stale, served by %s"
                    .formatted(stale.size(), exposure, servers(stale)))
        .with(evidence(stale));
  }

  private static Finding ages(List<Stale> stale, long exposure) {
    var ages = stale.stream().mapToLong(Stale::age).sorted().toArray();
    return Finding.reported(
        AGE,
        Subject.run(),
        ages.length == 0 ? 0 : ages[ages.length - 1] / 1e6,
        Optional.empty(),
        exposure,
        ages.length == 0
            ? "no read was stale"
            : "the oldest; half of the stale ones missed a write of %.0f ms before or less"
                .formatted(ages[(ages.length - 1) / 2] / 1e6));
  }

  private static Finding versions(List<Stale> stale, long exposure) {
    return Finding.reported(
        BEHIND,
        Subject.run(),
        stale.stream().mapToLong(Stale::behind).max().orElse(0),
        Optional.empty(),
        exposure,
        "the most that one read missed");
  }

  /** How long after the last write of an object reads still saw an older one. */
  private static Finding convergence(List<Versioned> objects) {
    long exposure = 0;
    long slowest = 0;
    List<String> behind = new ArrayList<>();
    boolean given = false;
    for (var object : objects) {
      if (object.writes().isEmpty()) {
        continue;
      }
      var newest = object.newest();
      long last = object.writes().getLast().returned();
      var after = object.reads().stream().filter(read -> read.called() > last).toList();
      exposure += after.size();
      for (var read : after) {
        if (read.version() < newest[newest.length - 1]) {
          slowest = Math.max(slowest, read.called() - last);
        }
      }
      if (!after.isEmpty() && after.getLast().version() < newest[newest.length - 1]) {
        behind.add(object.name());
        given |= after.getLast().called() - last < PATIENCE;
      }
    }
    return agreed(exposure, slowest, behind, given);
  }

  private static Finding agreed(long exposure, long slowest, List<String> behind, boolean given) {
    if (exposure == 0) {
      return Finding.undecided(
          CONVERGENCE,
          Subject.run(),
          0,
          "no object was read after its last write: let reads go on for longer");
    }
    var verdict = behind.isEmpty() ? Verdict.HOLDS : given ? Verdict.INCONCLUSIVE : Verdict.REFUTED;
    var why =
        behind.isEmpty()
            ? "the last read of every object saw its last write; the value is the longest time"
                + " after it that a read did not"
            : "the last read of %s did not see its last write%s"
                .formatted(
                    behind.size() == 1 ? behind.getFirst() : behind.size() + " objects",
                    given ? ", less than 5 s after it" : "");
    return Finding.decided(
        CONVERGENCE, Subject.run(), verdict, slowest / 1e6, Optional.empty(), exposure, why);
  }

  private static long exposed(Versioned object) {
    if (object.writes().isEmpty()) {
      return 0;
    }
    long first = object.writes().getFirst().returned();
    return object.reads().stream().filter(read -> read.called() > first).count();
  }

  private static List<Stale> stale(Run run, Versioned object) {
    var newest = object.newest();
    List<Stale> stale = new ArrayList<>();
    int known = 0;
    for (var read : object.reads()) {
      while (known < newest.length && object.writes().get(known).returned() < read.called()) {
        known++;
      }
      if (known > 0 && read.version() < newest[known - 1]) {
        stale.add(missed(run, object, newest, read, known));
      }
    }
    return stale;
  }

  private static Stale missed(Run run, Versioned object, long[] newest, Operation read, int known) {
    var first = object.writes().get(firstAbove(newest, read.version()));
    return new Stale(
        read,
        first,
        read.called() - first.returned(),
        newest[known - 1] - read.version(),
        server(run, read));
  }

  /** Index of the first that is above {@code version}; {@code ascending} has one. */
  private static int firstAbove(long[] ascending, long version) {
    int low = 0;
    int high = ascending.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] > version) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** A database that was promoted answers for itself, a deposed one for what it was left with. */
  private static String server(Run run, Operation read) {
    var database = read.path().database();
    if (database.isEmpty() || !isKnown(run, database)) {
      return database.isEmpty() ? "nobody known" : database;
    }
    var role = run.role(database, read.called());
    return role == run.topology().node(database).kind().role()
        ? database
        : "%s when %s".formatted(database, role.name().toLowerCase(Locale.ROOT));
  }

  private static boolean isKnown(Run run, String database) {
    return run.topology().servers().stream().anyMatch(node -> node.name().equals(database));
  }

  private static String servers(List<Stale> stale) {
    return stale.stream()
        .collect(Collectors.groupingBy(Stale::server, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> "%s (%d)".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static List<Finding.Evidence> evidence(List<Stale> stale) {
    return stale.stream()
        .sorted(Comparator.comparingLong(Stale::age).reversed())
        .limit(3)
        .map(
            s ->
                new Finding.Evidence(
                    "%s %s read version %d at %s, %.1f ms after version %d was acknowledged"
                        .formatted(
                            s.read().action().word(),
                            s.read().key(),
                            s.read().version(),
                            s.server(),
                            s.age() / 1e6,
                            s.missed().version()),
                    List.of(s.missed().id(), s.read().id())))
        .toList();
  }
}
