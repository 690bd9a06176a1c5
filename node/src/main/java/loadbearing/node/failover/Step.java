package loadbearing.node.failover;

/** What a controller does next. */
public sealed interface Step {
  /** Nothing, for that reason. */
  record Rest(String why) implements Step {}

  /** Nothing either, and somebody should know. */
  record Name(String what) implements Step {}

  /** A database takes no more writes, as far as it can be reached. */
  record Fence(String database, String why) implements Step {}

  /** A database applies all it has received and takes the writes that {@code former} took. */
  record Promote(String database, String former, String why) implements Step {}

  /** A database follows the primary. */
  record Follow(String database, String primary) implements Step {}

  /** A writer writes to the primary. */
  record Tell(String writer, String primary) implements Step {}
}
