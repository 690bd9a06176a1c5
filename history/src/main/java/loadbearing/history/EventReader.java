package loadbearing.history;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import loadbearing.topology.Kind;
import loadbearing.workload.Action;
import loadbearing.workload.Level;

/** Makes events of lines, as {@link EventFormat} wrote them. */
final class EventReader {
  private static final Map<String, Action> ACTIONS =
      Arrays.stream(Action.values()).collect(Collectors.toMap(Action::word, Function.identity()));

  /** Many operations took the same way, which is kept once. */
  private final Map<Path, Path> paths = new HashMap<>();

  /** The event that a line tells of. */
  Event read(EventLine line) {
    return switch (line.required(LineName.TYPE)) {
      case "operation" -> operation(line);
      case "fault" -> fault(line);
      case "act" -> act(line);
      case "role" ->
          new RoleChange(
              line.shared(LineName.NODE),
              Kind.Role.valueOf(line.required(LineName.ROLE)),
              line.number(LineName.AT));
      case "takeover" ->
          new Takeover(
              line.shared(LineName.OBSERVER),
              Takeover.Stage.valueOf(line.required(LineName.STAGE)),
              line.shared(LineName.NODE),
              line.shared(LineName.OTHER),
              line.text(LineName.EVIDENCE),
              line.number(LineName.AT));
      case "sample" -> sample(line);
      case "host" -> host(line);
      case "phase" ->
          new Phase(stretch(line), line.number(LineName.BEGINS) == 1, line.number(LineName.AT));
      case "change" ->
          new Change(
              line.shared(LineName.OBSERVER),
              line.shared(LineName.SUBJECT),
              line.shared(LineName.STATE),
              line.number(LineName.AT));
      case "kept" ->
          new Kept(
              line.shared(LineName.DATABASE),
              line.number(LineName.AT),
              line.operations(),
              line.number(LineName.LAST) == 1);
      case "stray" ->
          new Stray(
              line.shared(LineName.NODE),
              line.number(LineName.OPERATION),
              Math.toIntExact(line.number(LineName.ARRIVALS)),
              line.number(LineName.AT));
      case "played" -> played(line);
      case String other ->
          throw new IllegalArgumentException("no event has the type '%s'".formatted(other));
    };
  }

  private Operation operation(EventLine line) {
    return new Operation(
        line.number(LineName.ID),
        Math.toIntExact(line.number(LineName.PROCESS)),
        action(line),
        line.shared(LineName.KEY),
        line.text(LineName.INPUT),
        line.text(LineName.OUTPUT),
        Outcome.valueOf(line.required(LineName.OUTCOME)),
        line.number(LineName.DUE),
        line.number(LineName.CALLED),
        line.number(LineName.RETURNED),
        path(line),
        line.optional(LineName.VERSION),
        Math.toIntExact(line.optional(LineName.STATUS)),
        line.shared(LineName.ERROR));
  }

  private Played played(EventLine line) {
    return new Played(
        line.shared(LineName.SCRIPT),
        Level.of(line.required(LineName.LEVEL)),
        Math.toIntExact(line.number(LineName.ATTEMPT)),
        Math.toIntExact(line.number(LineName.SESSION)),
        line.shared(LineName.STEP),
        line.shared(LineName.SQL),
        line.text(LineName.ANSWER),
        line.text(LineName.ERROR),
        line.number(LineName.AT),
        line.number(LineName.RETURNED));
  }

  private Phase.Stretch stretch(EventLine line) {
    return switch (line.required(LineName.NAME)) {
      case EventFormat.MEASURED -> new Phase.Measured();
      case EventFormat.WINDOW ->
          new Phase.Window(
              Math.toIntExact(line.number(LineName.CLONES)),
              Math.toIntExact(line.number(LineName.BLOCK)));
      case String other ->
          throw new IllegalArgumentException("no phase has the name '%s'".formatted(other));
    };
  }

  private Action action(EventLine line) {
    var action = ACTIONS.get(line.required(LineName.ACTION));
    // Asked again for its error, which lists the actions there are.
    return action != null ? action : Action.of(line.required(LineName.ACTION));
  }

  private Path path(EventLine line) {
    var path =
        new Path(
            line.shared(LineName.NODE),
            line.shared(LineName.SITE),
            line.shared(LineName.DATABASE),
            line.shared(LineName.SOFTWARE));
    return path.equals(Path.NOBODY) ? Path.NOBODY : paths.computeIfAbsent(path, p -> p);
  }

  private FaultEvent fault(EventLine line) {
    long at = line.number(LineName.AT);
    return new FaultEvent(
        Math.toIntExact(line.number(LineName.NUMBER)),
        FaultEvent.Stage.valueOf(line.required(LineName.STAGE)),
        line.has(LineName.CALLED) ? line.number(LineName.CALLED) : at,
        at,
        line.text(LineName.EVIDENCE));
  }

  private ActEvent act(EventLine line) {
    return new ActEvent(
        Math.toIntExact(line.number(LineName.NUMBER)),
        ActEvent.Stage.valueOf(line.required(LineName.STAGE)),
        line.number(LineName.AT),
        line.text(LineName.EVIDENCE));
  }

  private Sample sample(EventLine line) {
    return new Sample(
        line.shared(LineName.NODE),
        line.number(LineName.AT),
        line.number(LineName.CPU_NANOS),
        line.number(LineName.PERIODS),
        line.number(LineName.THROTTLED_PERIODS),
        line.number(LineName.THROTTLED_NANOS),
        line.number(LineName.MEMORY_BYTES),
        line.number(LineName.RECEIVED_BYTES),
        line.number(LineName.SENT_BYTES));
  }

  private HostSample host(EventLine line) {
    return new HostSample(
        line.number(LineName.AT),
        Math.toIntExact(line.number(LineName.CORES)),
        line.number(LineName.BUSY_NANOS),
        line.number(LineName.IDLE_NANOS),
        line.number(LineName.STEAL_NANOS));
  }
}
