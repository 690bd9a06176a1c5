package loadbearing.analysis.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import loadbearing.check.column.LongIntMap;
import loadbearing.history.Operation;

/**
 * Goes through a history once, in O(n log c) for c operations open at a time: a write counts when
 * it is called, with what its session knew then; a read when it returns.
 *
 * <p>With a write go the rows that its session came across last, {@link Recent#MOST} of them, and
 * whoever reads the write depends on those. A dependency on a row further back is not seen.
 */
final class SessionReplay {
  private static final int EXAMPLES = 5;
  private static final int NONE = -1;

  private final List<Operation> operations;
  private final int[] rows;
  private final Map<Guarantee, Count> counts = new EnumMap<>(Guarantee.class);
  private final LongIntMap processes = new LongIntMap();
  private final List<Session> sessions = new ArrayList<>();

  /** By row and version, who wrote it. */
  private final LongIntMap writers;

  /** By operation, where the list of what its session had done begins; only writes have one. */
  private final int[] carried;

  private int[] carriedOperations = new int[1024];
  private int carriedSize;

  SessionReplay(List<Operation> operations) {
    this.operations = operations;
    rows = new int[operations.size()];
    carried = new int[operations.size()];
    writers = new LongIntMap(operations.size() / 2);
    for (var guarantee : Guarantee.values()) {
      counts.put(guarantee, new Count());
    }
  }

  Map<Guarantee, Sessions.Tally> run() {
    var names = new VersionedRows();
    var open =
        new PriorityQueue<Integer>(
            Comparator.comparingLong(index -> operations.get(index).returned()));
    for (var i = 0; i < operations.size(); i++) {
      var operation = operations.get(i);
      var role = VersionedRows.role(operation);
      if (role == VersionedRows.Role.SILENT) {
        continue;
      }
      rows[i] = names.number(operation);
      while (!open.isEmpty() && operations.get(open.peek()).returned() <= operation.called()) {
        read(open.poll());
      }
      if (role == VersionedRows.Role.READ) {
        open.add(i);
      } else {
        write(i);
      }
    }
    while (!open.isEmpty()) {
      read(open.poll());
    }
    Map<Guarantee, Sessions.Tally> tallies = new EnumMap<>(Guarantee.class);
    counts.forEach((guarantee, count) -> tallies.put(guarantee, count.tally()));
    return tallies;
  }

  private void read(int index) {
    var session = session(index);
    var slot = session.slot(rows[index]);
    check(Guarantee.READ_YOUR_WRITES, session.written[slot], NONE, index);
    check(Guarantee.MONOTONIC_READS, session.read[slot], NONE, index);
    var learned = session.learned[slot];
    if (learned != NONE) {
      var isWrite = VersionedRows.role(operations.get(learned)) == VersionedRows.Role.WROTE;
      check(
          isWrite ? Guarantee.MONOTONIC_WRITES : Guarantee.WRITES_FOLLOW_READS,
          learned,
          session.through[slot],
          index);
    }
    session.read[slot] = newer(session.read[slot], index);
    learn(session, index);
    did(session, index);
  }

  /** Whoever reads a write depends on what its session had done. */
  private void learn(Session session, int index) {
    var writer = writers.get(version(index));
    if (writer == LongIntMap.NONE || isOwn(writer, index)) {
      return;
    }
    var from = carried[writer];
    for (var i = from + 1; i <= from + carriedOperations[from]; i++) {
      var dependency = carriedOperations[i];
      if (!isOwn(dependency, index)) {
        var slot = session.slot(rows[dependency]);
        var newest = newer(session.learned[slot], dependency);
        if (newest != session.learned[slot]) {
          session.learned[slot] = newest;
          session.through[slot] = index;
          did(session, dependency);
        }
      }
    }
  }

  private void write(int index) {
    var session = session(index);
    var slot = session.slot(rows[index]);
    checkOrder(Guarantee.MONOTONIC_WRITES, session.written[slot], index);
    checkOrder(Guarantee.WRITES_FOLLOW_READS, session.read[slot], index);
    carry(session, index);
    writers.put(version(index), index);
    session.written[slot] = newer(session.written[slot], index);
    did(session, index);
  }

  private void did(Session session, int index) {
    session.recent.add(rows[index], index, operations.get(index).version());
  }

  private void carry(Session session, int index) {
    if (carriedSize + Recent.MOST + 1 > carriedOperations.length) {
      carriedOperations = Arrays.copyOf(carriedOperations, carriedOperations.length * 2);
    }
    carried[index] = carriedSize;
    var count = session.recent.size();
    carriedOperations[carriedSize++] = count;
    session.recent.copyTo(carriedOperations, carriedSize);
    carriedSize += count;
  }

  /** A read has to see at least the version that {@code earlier} saw or made. */
  private void check(Guarantee guarantee, int earlier, int through, int index) {
    if (earlier != NONE) {
      var isBroken = operations.get(index).version() < operations.get(earlier).version();
      counts.get(guarantee).add(isBroken, guarantee, earlier, through, index);
    }
  }

  /** A write has to make a later version than the one that {@code earlier} saw or made. */
  private void checkOrder(Guarantee guarantee, int earlier, int index) {
    if (earlier != NONE) {
      var isBroken = operations.get(index).version() <= operations.get(earlier).version();
      counts.get(guarantee).add(isBroken, guarantee, earlier, NONE, index);
    }
  }

  private int newer(int one, int other) {
    return one == NONE || operations.get(other).version() > operations.get(one).version()
        ? other
        : one;
  }

  private boolean isOwn(int one, int other) {
    return operations.get(one).process() == operations.get(other).process();
  }

  /** VersionedRows and versions fit into one number: no history has 16 million of either. */
  private long version(int index) {
    return ((long) rows[index] << 40) + operations.get(index).version();
  }

  private Session session(int index) {
    var process = operations.get(index).process();
    var number = processes.putIfAbsent(process, sessions.size());
    if (number == sessions.size()) {
      sessions.add(new Session());
    }
    return sessions.get(number);
  }

  /** What one session knows of each row it came across, by slot. */
  private static final class Session {
    private final LongIntMap slots = new LongIntMap();
    private int[] written = filled(8);
    private int[] read = filled(8);
    private int[] learned = filled(8);
    private int[] through = filled(8);
    private final Recent recent = new Recent();

    private static int[] filled(int size) {
      var array = new int[size];
      Arrays.fill(array, NONE);
      return array;
    }

    int slot(int row) {
      var slot = slots.putIfAbsent(row, slots.size());
      if (slot == written.length) {
        written = grown(written);
        read = grown(read);
        learned = grown(learned);
        through = grown(through);
      }
      return slot;
    }

    private static int[] grown(int[] array) {
      var longer = filled(array.length * 2);
      System.arraycopy(array, 0, longer, 0, array.length);
      return longer;
    }
  }

  /** Counts one guarantee. */
  private final class Count {
    private long exposure;
    private final List<Long> broken = new ArrayList<>();
    private final List<Violation> examples = new ArrayList<>();

    void add(boolean isBroken, Guarantee guarantee, int earlier, int through, int later) {
      exposure++;
      if (isBroken) {
        broken.add(operations.get(later).called());
        if (examples.size() < EXAMPLES) {
          examples.add(
              new Violation(
                  guarantee,
                  operations.get(earlier),
                  through == NONE ? Optional.empty() : Optional.of(operations.get(through)),
                  operations.get(later)));
        }
      }
    }

    Sessions.Tally tally() {
      return new Sessions.Tally(exposure, broken, examples);
    }
  }
}
