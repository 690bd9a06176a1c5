package loadbearing.suite.isolation;

import static loadbearing.check.txn.Level.READ_COMMITTED;
import static loadbearing.check.txn.Level.READ_UNCOMMITTED;
import static loadbearing.check.txn.Level.REPEATABLE_READ;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loadbearing.check.txn.Level;

/**
 * The scenarios there are, and what MySQL is known to show.
 *
 * <p>G0 to G2 are Adya's phenomena, OTV and PMP those of Bailis and others; what MySQL does with
 * each was published for 5.6, and for 8.0 where noted. REPEATABLE READ reads from a snapshot and
 * writes to what is newest, so what a snapshot prevents comes back in transactions that write.
 *
 * @see <a href="https://github.com/ept/hermitage">Hermitage: which anomalies databases prevent</a>
 * @see <a href="https://jepsen.io/analyses/mysql-8.0.34">MySQL 8.0.34 (Jepsen)</a>
 * @see <a href="https://pmg.csail.mit.edu/papers/adya-phd.pdf">Adya: Weak Consistency (1999)</a>
 */
final class Scenarios {
  private static final Set<Level> NOWHERE = Set.of();
  private static final Set<Level> UNCOMMITTED = Set.of(READ_UNCOMMITTED);
  private static final Set<Level> COMMITTED = Set.of(READ_UNCOMMITTED, READ_COMMITTED);
  private static final Set<Level> ALL_BUT_SERIALIZABLE =
      Set.of(READ_UNCOMMITTED, READ_COMMITTED, REPEATABLE_READ);

  private static final List<Scenario> ALL =
      Stream.of(dirty(), predicates(), updates(), snapshots()).flatMap(List::stream).toList();

  private Scenarios() {}

  static List<Scenario> all() {
    return ALL;
  }

  static Optional<Scenario> of(String anomaly) {
    return ALL.stream().filter(scenario -> scenario.anomaly().equals(anomaly)).findFirst();
  }

  /** What comes of seeing, or writing over, what is not committed. */
  private static List<Scenario> dirty() {
    return List.of(
        new Scenario(
            "G0",
            "g0",
            NOWHERE,
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                1 UPDATE g0 SET value = 11 WHERE id = 1
                2 UPDATE g0 SET value = 12 WHERE id = 1
                1 UPDATE g0 SET value = 21 WHERE id = 2
                1 COMMIT
                2 UPDATE g0 SET value = 22 WHERE id = 2
                2 COMMIT
                0 final: SELECT value FROM g0 ORDER BY id"""),
            seen ->
                seen.committed(1, 2) && (seen.is("final", "11;22") || seen.is("final", "12;21"))),
        new Scenario(
            "G1a",
            "g1a",
            UNCOMMITTED,
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                1 UPDATE g1a SET value = 101 WHERE id = 1
                2 read: SELECT value FROM g1a WHERE id = 1
                1 ROLLBACK
                2 COMMIT"""),
            seen -> seen.committed(2) && seen.is("read", "101")),
        new Scenario(
            "G1b",
            "g1b",
            UNCOMMITTED,
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                1 UPDATE g1b SET value = 101 WHERE id = 1
                2 read: SELECT value FROM g1b WHERE id = 1
                1 UPDATE g1b SET value = 11 WHERE id = 1
                1 COMMIT
                2 COMMIT"""),
            seen -> seen.committed(1, 2) && seen.is("read", "101")),
        new Scenario(
            "G1c",
            "g1c",
            UNCOMMITTED,
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                1 UPDATE g1c SET value = 11 WHERE id = 1
                2 UPDATE g1c SET value = 22 WHERE id = 2
                1 one: SELECT value FROM g1c WHERE id = 2
                2 two: SELECT value FROM g1c WHERE id = 1
                1 COMMIT
                2 COMMIT"""),
            seen -> seen.committed(1, 2) && seen.is("one", "22") && seen.is("two", "11")),
        // The third sees what the second wrote over the first, and then the first in its place.
        new Scenario(
            "OTV",
            "otv",
            UNCOMMITTED,
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                3 BEGIN
                1 UPDATE otv SET value = 11 WHERE id = 1
                1 UPDATE otv SET value = 19 WHERE id = 2
                2 UPDATE otv SET value = 12 WHERE id = 1
                1 COMMIT
                3 first: SELECT value FROM otv WHERE id = 1
                3 second: SELECT value FROM otv WHERE id = 2
                2 UPDATE otv SET value = 18 WHERE id = 2
                2 COMMIT
                3 third: SELECT value FROM otv WHERE id = 1
                3 fourth: SELECT value FROM otv WHERE id = 2
                3 COMMIT"""),
            seen ->
                seen.committed(1, 2, 3)
                    && (seen.is("first", "12")
                            && (seen.is("second", "19") || seen.is("fourth", "19"))
                        || seen.is("third", "12") && seen.is("fourth", "19"))));
  }

  /** What a condition on rows finds, and what others do to that. */
  private static List<Scenario> predicates() {
    return List.of(
        new Scenario(
            "PMP of reads",
            "pmp_read",
            COMMITTED,
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                1 before: SELECT id FROM pmp_read WHERE value % 3 = 0
                2 INSERT INTO pmp_read VALUES (3, 30, 0)
                2 COMMIT
                1 after: SELECT id FROM pmp_read WHERE value % 3 = 0
                1 COMMIT"""),
            seen -> seen.committed(1, 2) && seen.is("before", "") && seen.is("after", "3")),
        // What was found by the condition is not what is deleted by it.
        new Scenario(
            "PMP of writes",
            "pmp_write",
            ALL_BUT_SERIALIZABLE,
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                2 read: SELECT id FROM pmp_write WHERE value = 20
                1 UPDATE pmp_write SET value = value + 10
                2 DELETE FROM pmp_write WHERE value = 20
                1 COMMIT
                2 COMMIT
                0 final: SELECT id FROM pmp_write ORDER BY id"""),
            seen -> seen.committed(1, 2) && seen.is("read", "2") && seen.is("final", "2")),
        new Scenario(
            "G2 of predicates",
            "g2",
            ALL_BUT_SERIALIZABLE,
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                1 one: SELECT id FROM g2 WHERE value % 3 = 0
                2 two: SELECT id FROM g2 WHERE value % 3 = 0
                1 INSERT INTO g2 VALUES (3, 30, 0)
                2 INSERT INTO g2 VALUES (4, 42, 0)
                1 COMMIT
                2 COMMIT"""),
            seen -> seen.committed(1, 2) && seen.is("one", "") && seen.is("two", "")));
  }

  /** What comes of deciding by what was read before somebody else wrote. */
  private static List<Scenario> updates() {
    return List.of(
        new Scenario(
            "P4",
            "p4",
            ALL_BUT_SERIALIZABLE,
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                1 one: SELECT value FROM p4 WHERE id = 1
                2 two: SELECT value FROM p4 WHERE id = 1
                1 UPDATE p4 SET value = 11 WHERE id = 1
                2 UPDATE p4 SET value = 12 WHERE id = 1
                1 COMMIT
                2 COMMIT"""),
            seen -> seen.committed(1, 2) && seen.is("one", "10") && seen.is("two", "10")),
        new Scenario(
            "G2-item",
            "g2_item",
            ALL_BUT_SERIALIZABLE,
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                1 one: SELECT value FROM g2_item WHERE id IN (1, 2) ORDER BY id
                2 two: SELECT value FROM g2_item WHERE id IN (1, 2) ORDER BY id
                1 UPDATE g2_item SET value = 11 WHERE id = 1
                2 UPDATE g2_item SET value = 21 WHERE id = 2
                1 COMMIT
                2 COMMIT"""),
            seen -> seen.committed(1, 2) && seen.is("one", "10;20") && seen.is("two", "10;20")));
  }

  /** What is seen of others in the middle of a transaction. */
  private static List<Scenario> snapshots() {
    return List.of(
        new Scenario(
            "G-single",
            "g_single",
            COMMITTED,
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                1 before: SELECT value FROM g_single WHERE id = 1
                2 UPDATE g_single SET value = 12 WHERE id = 1
                2 UPDATE g_single SET value = 18 WHERE id = 2
                2 COMMIT
                1 after: SELECT value FROM g_single WHERE id = 2
                1 COMMIT"""),
            seen -> seen.committed(1, 2) && seen.is("before", "10") && seen.is("after", "18")),
        // A write by a condition misses a row that a read still finds by it.
        new Scenario(
            "G-single with a write",
            "g_single_write",
            ALL_BUT_SERIALIZABLE,
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                1 before: SELECT value FROM g_single_write WHERE id = 1
                2 UPDATE g_single_write SET value = 12 WHERE id = 1
                2 UPDATE g_single_write SET value = 18 WHERE id = 2
                2 COMMIT
                1 deleted: DELETE FROM g_single_write WHERE value = 20
                1 after: SELECT value FROM g_single_write WHERE id = 2
                1 COMMIT"""),
            seen ->
                seen.committed(1, 2)
                    && seen.is("before", "10")
                    && (seen.is("after", "18")
                        || seen.is("deleted", "0") && seen.is("after", "20"))),
        // Writing a row brings what others did to it into the snapshot (Jepsen, 8.0.34).
        new Scenario(
            "non-repeatable read around an own write",
            "own_write",
            ALL_BUT_SERIALIZABLE,
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                1 before: SELECT value FROM own_write WHERE id = 1
                2 UPDATE own_write SET value = 11 WHERE id = 1
                2 COMMIT
                1 UPDATE own_write SET note = 1 WHERE id = 1
                1 after: SELECT value FROM own_write WHERE id = 1
                1 COMMIT"""),
            seen -> seen.committed(1, 2) && seen.differ("before", "after")),
        // Both rows count the same commits, so one read later never counts less (Jepsen, 8.0.34).
        new Scenario(
            "monotonic atomic view broken",
            "mav",
            Set.of(READ_UNCOMMITTED, REPEATABLE_READ),
            Step.parse(
                """
                1 BEGIN
                2 BEGIN
                1 a: SELECT value - 10 FROM mav WHERE id = 1
                2 UPDATE mav SET value = value + 1 WHERE id = 2
                1 b: SELECT value - 20 FROM mav WHERE id = 2
                1 c: SELECT value - 10 FROM mav WHERE id = 1
                2 UPDATE mav SET value = value + 1 WHERE id = 1
                2 COMMIT
                1 UPDATE mav SET note = 1 WHERE id = 2
                1 d: SELECT value - 20 FROM mav WHERE id = 2
                1 e: SELECT value - 10 FROM mav WHERE id = 1
                1 COMMIT"""),
            seen ->
                seen.committed(1, 2)
                    && !(seen.number("a") <= seen.number("b")
                        && seen.number("b") <= seen.number("c")
                        && seen.number("c") <= seen.number("d")
                        && seen.number("d") <= seen.number("e"))));
  }
}
