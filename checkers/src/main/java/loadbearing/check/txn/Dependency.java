package loadbearing.check.txn;

/** Why one transaction comes before another. */
enum Dependency {
  /** The other wrote the next version of an object. */
  WW,
  /** The other read what it wrote. */
  WR,
  /** It read what the other wrote over. */
  RW,
  /** The same, where the order of the versions is known by that of a process only. */
  RW_SESSION,
  /** The same, where the order of the versions is known by real time only. */
  RW_TIMED,
  /** One process did it first. */
  PROCESS,
  /** It returned before the other was called. */
  REALTIME,
  /** Goes on with the edge before it: edges of many to many share a node between them. */
  THROUGH;

  private static final Dependency[] ALL = values();

  /** Writes; those below add to it. */
  static final int WRITES = WW.bit() | THROUGH.bit();

  /** Writes and reads of them. */
  static final int FLOWS = WRITES | WR.bit();

  static final int ANTI = RW.bit() | RW_SESSION.bit() | RW_TIMED.bit();

  int bit() {
    return 1 << ordinal();
  }

  /** As Elle abbreviates it. */
  String word() {
    return switch (this) {
      case WW -> "ww";
      case WR -> "wr";
      case RW, RW_SESSION, RW_TIMED -> "rw";
      case PROCESS -> "process";
      case REALTIME -> "rt";
      case THROUGH -> "through";
    };
  }

  static Dependency of(byte code) {
    return ALL[code];
  }

  /** The edges of order that variant {@code order} takes: none, a process's, real time's too. */
  static int ordered(int order) {
    return switch (order) {
      case 0 -> 0;
      case 1 -> PROCESS.bit();
      default -> PROCESS.bit() | REALTIME.bit();
    };
  }

  /** The reads of what was written over that variant {@code order} takes. */
  static int anti(int order) {
    return switch (order) {
      case 0 -> RW.bit();
      case 1 -> RW.bit() | RW_SESSION.bit();
      default -> ANTI;
    };
  }
}
