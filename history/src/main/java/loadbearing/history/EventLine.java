package loadbearing.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import loadbearing.topology.Kind;
import loadbearing.workload.Action;
import loadbearing.workload.Level;

/**
 * One line of a history while it is read. Names may come in any order, names that are not known are
 * skipped, and one that an event needs and does not have is an error.
 */
final class EventLine {
  // The order does not matter; at most 64, because one long says which are present.
  private enum Name {
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
    ROLE;

    /** As a line spells it: {@code cpuNanos}. */
    String word() {
      var parts = name().toLowerCase(java.util.Locale.ROOT).split("_");
      return Arrays.stream(parts)
          .skip(1)
          .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
          .collect(Collectors.joining("", parts[0], ""));
    }
  }

  private static final Map<String, Name> NAMES =
      Arrays.stream(Name.values()).collect(Collectors.toMap(Name::word, Function.identity()));
  private static final Map<String, Action> ACTIONS =
      Arrays.stream(Action.values()).collect(Collectors.toMap(Action::word, Function.identity()));
  private static final int MOST_SHARED = 1 << 16;

  private final String[] texts = new String[Name.values().length];
  private final long[] numbers = new long[Name.values().length];
  private final List<Long> operations = new ArrayList<>();
  private final Map<String, String> shared = new HashMap<>();
  private final Map<Path, Path> paths = new HashMap<>();
  private long present;

  void read(JsonParser json) throws IOException {
    present = 0;
    operations.clear();
    for (var word = json.nextFieldName(); word != null; word = json.nextFieldName()) {
      var name = NAMES.get(word);
      var token = json.nextToken();
      if (name == null) {
        json.skipChildren();
      } else {
        present |= bit(name);
        value(json, name, token);
      }
    }
  }

  private void value(JsonParser json, Name name, JsonToken token) throws IOException {
    switch (token) {
      case VALUE_STRING -> texts[name.ordinal()] = json.getText();
      case VALUE_NUMBER_INT -> numbers[name.ordinal()] = json.getLongValue();
      case VALUE_TRUE -> numbers[name.ordinal()] = 1;
      case VALUE_FALSE -> numbers[name.ordinal()] = 0;
      case VALUE_NULL -> present &= ~bit(name);
      case START_ARRAY -> ids(json, name);
      default ->
          throw new IllegalArgumentException("'%s' cannot be %s".formatted(name.word(), token));
    }
    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NULL) {
      texts[name.ordinal()] = null;
    }
  }

  private void ids(JsonParser json, Name name) throws IOException {
    if (name != Name.OPERATIONS) {
      throw new IllegalArgumentException("'%s' cannot be a list".formatted(name.word()));
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      operations.add(json.getLongValue());
    }
  }

  boolean isHeader() {
    return required(Name.TYPE).equals("history");
  }

  boolean isEvent() {
    var type = required(Name.TYPE);
    return !type.equals("history") && !type.equals("end");
  }

  long format() {
    return number(Name.FORMAT);
  }

  /** How many events an end line says there were. */
  long promised() {
    return number(Name.EVENTS);
  }

  Event event() {
    return switch (required(Name.TYPE)) {
      case "operation" -> operation();
      case "fault" -> fault();
      case "act" -> act();
      case "role" ->
          new RoleChange(
              shared(Name.NODE), Kind.Role.valueOf(required(Name.ROLE)), number(Name.AT));
      case "sample" -> sample();
      case "host" -> host();
      case "phase" -> new Phase(stretch(), number(Name.BEGINS) == 1, number(Name.AT));
      case "change" ->
          new Change(
              shared(Name.OBSERVER), shared(Name.SUBJECT), shared(Name.STATE), number(Name.AT));
      case "kept" ->
          new Kept(shared(Name.DATABASE), number(Name.AT), operations, number(Name.LAST) == 1);
      case "stray" ->
          new Stray(
              shared(Name.NODE),
              number(Name.OPERATION),
              Math.toIntExact(number(Name.ARRIVALS)),
              number(Name.AT));
      case "played" -> played();
      case String other ->
          throw new IllegalArgumentException("no event has the type '%s'".formatted(other));
    };
  }

  private Operation operation() {
    return new Operation(
        number(Name.ID),
        Math.toIntExact(number(Name.PROCESS)),
        action(),
        shared(Name.KEY),
        text(Name.INPUT),
        text(Name.OUTPUT),
        Outcome.valueOf(required(Name.OUTCOME)),
        number(Name.DUE),
        number(Name.CALLED),
        number(Name.RETURNED),
        path(),
        optional(Name.VERSION),
        Math.toIntExact(optional(Name.STATUS)),
        shared(Name.ERROR));
  }

  private Played played() {
    return new Played(
        shared(Name.SCRIPT),
        Level.of(required(Name.LEVEL)),
        Math.toIntExact(number(Name.ATTEMPT)),
        Math.toIntExact(number(Name.SESSION)),
        shared(Name.STEP),
        shared(Name.SQL),
        text(Name.ANSWER),
        text(Name.ERROR),
        number(Name.AT),
        number(Name.RETURNED));
  }

  private Phase.Stretch stretch() {
    return switch (required(Name.NAME)) {
      case EventFormat.MEASURED -> new Phase.Measured();
      case EventFormat.WINDOW ->
          new Phase.Window(
              Math.toIntExact(number(Name.CLONES)), Math.toIntExact(number(Name.BLOCK)));
      case String other ->
          throw new IllegalArgumentException("no phase has the name '%s'".formatted(other));
    };
  }

  private Action action() {
    var action = ACTIONS.get(required(Name.ACTION));
    // Asked again for its error, which lists the actions there are.
    return action != null ? action : Action.of(required(Name.ACTION));
  }

  private Path path() {
    var path =
        new Path(
            shared(Name.NODE), shared(Name.SITE), shared(Name.DATABASE), shared(Name.SOFTWARE));
    return path.equals(Path.NOBODY) ? Path.NOBODY : paths.computeIfAbsent(path, p -> p);
  }

  private FaultEvent fault() {
    return new FaultEvent(
        Math.toIntExact(number(Name.NUMBER)),
        FaultEvent.Stage.valueOf(required(Name.STAGE)),
        number(Name.AT),
        text(Name.EVIDENCE));
  }

  private ActEvent act() {
    return new ActEvent(
        Math.toIntExact(number(Name.NUMBER)),
        ActEvent.Stage.valueOf(required(Name.STAGE)),
        number(Name.AT),
        text(Name.EVIDENCE));
  }

  private Sample sample() {
    return new Sample(
        shared(Name.NODE),
        number(Name.AT),
        number(Name.CPU_NANOS),
        number(Name.PERIODS),
        number(Name.THROTTLED_PERIODS),
        number(Name.THROTTLED_NANOS),
        number(Name.MEMORY_BYTES),
        number(Name.RECEIVED_BYTES),
        number(Name.SENT_BYTES));
  }

  private HostSample host() {
    return new HostSample(
        number(Name.AT),
        Math.toIntExact(number(Name.CORES)),
        number(Name.BUSY_NANOS),
        number(Name.IDLE_NANOS),
        number(Name.STEAL_NANOS));
  }

  private String text(Name name) {
    if (!has(name)) {
      return "";
    }
    if (texts[name.ordinal()] == null) {
      throw new IllegalArgumentException("'%s' must be a string".formatted(name.word()));
    }
    return texts[name.ordinal()];
  }

  private String required(Name name) {
    if (!has(name)) {
      throw new IllegalArgumentException("'%s' is missing".formatted(name.word()));
    }
    return text(name);
  }

  /** A text that many lines repeat, kept once; what is beyond the room for it is kept each time. */
  private String shared(Name name) {
    var text = text(name);
    if (shared.size() >= MOST_SHARED) {
      return shared.getOrDefault(text, text);
    }
    return shared.computeIfAbsent(text, t -> t);
  }

  private long number(Name name) {
    if (!has(name) || texts[name.ordinal()] != null) {
      throw new IllegalArgumentException("'%s' must be a whole number".formatted(name.word()));
    }
    return numbers[name.ordinal()];
  }

  private long optional(Name name) {
    return has(name) ? number(name) : 0;
  }

  private boolean has(Name name) {
    return (present & bit(name)) != 0;
  }

  private static long bit(Name name) {
    return 1L << name.ordinal();
  }
}
