package loadbearing.topology;

/** What a user wants of the system; a topology can serve one and not the other. */
public enum Goal {
  /** An answer that changes nothing. */
  READ,
  /** A change that stays. */
  WRITE,
  /** To be known: log in, stay logged in, find one's cart again. */
  SESSION
}
