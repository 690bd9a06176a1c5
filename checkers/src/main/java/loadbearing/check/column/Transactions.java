package loadbearing.check.column;

import java.util.Arrays;

/**
 * Transactions as columns, in the order of their calls (of completions, where only those were
 * recorded): each a run of steps {@code [firstStep, endStep)}.
 *
 * <p>Keys and values are codes of the history's {@link Scalars}. The steps are those of the
 * completion where the transaction committed, else those of the call. Used by one thread while it
 * grows.
 */
public final class Transactions {
  /** The return of a transaction that stays open to the end. */
  public static final long OPEN = Long.MAX_VALUE;

  /** What a step does. */
  public enum Step {
    /** Adds {@code value} at the end of list {@code key}. */
    APPEND,
    /** Makes register {@code key} {@code value}. */
    WRITE,
    /** Returns what {@code key} held: a list, or one value. */
    READ;

    /** As histories spell it. */
    public String word() {
      return switch (this) {
        case APPEND -> "append";
        case WRITE -> "w";
        case READ -> "r";
      };
    }
  }

  /** What is known of a transaction's effect. */
  public enum Fate {
    COMMITTED,
    ABORTED,
    /** May have committed at any time after its call, or never. */
    UNKNOWN
  }

  private static final Step[] STEPS = Step.values();
  private static final Fate[] FATES = Fate.values();
  private static final int NO_LIST = -1;

  private int size;
  private long[] processes = new long[64];
  private long[] called = new long[64];
  private long[] returned = new long[64];
  private long[] labels = new long[64];
  private byte[] fates = new byte[64];
  private int[] firstSteps = new int[64];
  private int[] endSteps = new int[64];
  private int steps;
  private byte[] kinds = new byte[64];
  private long[] keys = new long[64];
  private long[] values = new long[64];
  private int[] listStarts = new int[64];
  private int elements;
  private long[] elementCodes = new long[64];
  private boolean completionsOnly;

  /**
   * Adds a transaction of unknown fate with no steps yet, open until completed; gives its index.
   */
  public int call(long process, long at) {
    if (size == processes.length) {
      growTransactions();
    }
    processes[size] = process;
    called[size] = at;
    returned[size] = OPEN;
    labels[size] = -1;
    fates[size] = (byte) Fate.UNKNOWN.ordinal();
    return size++;
  }

  /** Steps added from now on are those of transaction {@code index}; older ones are forgotten. */
  public void beginSteps(int index) {
    firstSteps[index] = steps;
    endSteps[index] = steps;
  }

  /** Makes the steps of transaction {@code index} those in {@code [first, end)}. */
  public void steps(int index, int first, int end) {
    firstSteps[index] = first;
    endSteps[index] = end;
  }

  /** Adds a step to transaction {@code index}, whose steps are the last that were begun. */
  public void step(int index, Step step, long key, long value) {
    if (steps == kinds.length) {
      growSteps();
    }
    kinds[steps] = (byte) step.ordinal();
    keys[steps] = key;
    values[steps] = value;
    listStarts[steps] = NO_LIST;
    endSteps[index] = ++steps;
  }

  /** Makes the last step a read of a list, so far empty. */
  public void beginList() {
    listStarts[steps - 1] = elements;
    values[steps - 1] = 0;
  }

  /** Adds an element to the list that was begun last. */
  public void element(long value) {
    if (elements == elementCodes.length) {
      elementCodes = Arrays.copyOf(elementCodes, elements * 2);
    }
    elementCodes[elements++] = value;
    values[steps - 1]++;
  }

  /** Sets the fate; {@code label} is where the completion stands in the file. */
  public void complete(int index, Fate fate, long at, long label) {
    fates[index] = (byte) fate.ordinal();
    returned[index] = fate == Fate.UNKNOWN ? OPEN : at;
    labels[index] = label;
  }

  /** Says that calls were not recorded: there is no order of real time or process. */
  public void completionsOnly() {
    completionsOnly = true;
  }

  /** Whether calls were not recorded. */
  public boolean isCompletionsOnly() {
    return completionsOnly;
  }

  public int size() {
    return size;
  }

  public long process(int index) {
    return processes[index];
  }

  public long called(int index) {
    return called[index];
  }

  public long returned(int index) {
    return returned[index];
  }

  public Fate fate(int index) {
    return FATES[fates[index]];
  }

  /** Where its completion stands; -1 if it has none. */
  public long label(int index) {
    return labels[index];
  }

  public int firstStep(int index) {
    return firstSteps[index];
  }

  public int endStep(int index) {
    return endSteps[index];
  }

  public Step step(int step) {
    return STEPS[kinds[step]];
  }

  public long key(int step) {
    return keys[step];
  }

  /** What was written, appended or read; of a read that returned a list, use {@link #element}. */
  public long value(int step) {
    return values[step];
  }

  /** Whether the step is a read that returned a list. */
  public boolean isList(int step) {
    return listStarts[step] != NO_LIST;
  }

  /** How many elements the list has that the step returned. */
  public int length(int step) {
    return (int) values[step];
  }

  /** Element {@code i}, from 0, of the list that the step returned. */
  public long element(int step, int i) {
    return elementCodes[listStarts[step] + i];
  }

  private void growTransactions() {
    var capacity = size * 2;
    processes = Arrays.copyOf(processes, capacity);
    called = Arrays.copyOf(called, capacity);
    returned = Arrays.copyOf(returned, capacity);
    labels = Arrays.copyOf(labels, capacity);
    fates = Arrays.copyOf(fates, capacity);
    firstSteps = Arrays.copyOf(firstSteps, capacity);
    endSteps = Arrays.copyOf(endSteps, capacity);
  }

  private void growSteps() {
    var capacity = steps * 2;
    kinds = Arrays.copyOf(kinds, capacity);
    keys = Arrays.copyOf(keys, capacity);
    values = Arrays.copyOf(values, capacity);
    listStarts = Arrays.copyOf(listStarts, capacity);
  }
}
