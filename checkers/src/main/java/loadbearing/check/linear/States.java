package loadbearing.check.linear;

/**
 * The states of one key, numbered. All states that no operation asks for are one, {@link #OTHER}:
 * nobody can tell them apart.
 */
sealed interface States permits RegisterStates, StringStates {
  /** Any state that no operation asks for. */
  int OTHER = 0;

  /** The state of holding {@code value}. */
  int of(long value);

  /** The state after {@code chunk} is added at the end of {@code state}. */
  int append(int state, long chunk);

  /** Whether appends can lead from {@code state} to {@code target}, by none at the least. */
  boolean leads(int state, int target);
}
