package loadbearing.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A name that a line of a history can have. The order does not matter; there may be 64, because one
 * {@code long} says which are present.
 */
enum LineName {
  TYPE,
  FORMAT,
  EVENTS,
  AT,
  NODE,
  ID,
  PROCESS,
  ACTION,
  KEY,
  INPUT,
  OUTPUT,
  OUTCOME,
  DUE,
  CALLED,
  RETURNED,
  SITE,
  DATABASE,
  SOFTWARE,
  VERSION,
  STATUS,
  ERROR,
  NUMBER,
  STAGE,
  EVIDENCE,
  CPU_NANOS,
  PERIODS,
  THROTTLED_PERIODS,
  THROTTLED_NANOS,
  MEMORY_BYTES,
  RECEIVED_BYTES,
  SENT_BYTES,
  CORES,
  BUSY_NANOS,
  IDLE_NANOS,
  STEAL_NANOS,
  NAME,
  CLONES,
  BLOCK,
  BEGINS,
  OBSERVER,
  SUBJECT,
  STATE,
  OPERATIONS,
  LAST,
  OPERATION,
  ARRIVALS,
  SCRIPT,
  LEVEL,
  ATTEMPT,
  SESSION,
  STEP,
  SQL,
  ANSWER,
  ROLE,
  OTHER;

  /** As a line spells it: {@code cpuNanos}. */
  String word() {
    var parts = name().toLowerCase(Locale.ROOT).split("_");
    return Arrays.stream(parts)
        .skip(1)
        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
        .collect(Collectors.joining("", parts[0], ""));
  }
}
