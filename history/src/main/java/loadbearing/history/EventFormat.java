package loadbearing.history;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Events as lines of JSON; what is empty or 0 by its meaning is left out. */
final class EventFormat {
  static final String MEASURED = "measured";
  static final String WINDOW = "window";

  private EventFormat() {}

  static void begin(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "history");
    json.writeNumberField("format", RunFolder.FORMAT);
    endLine(json);
  }

  static void end(JsonGenerator json, long events) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "end");
    json.writeNumberField("events", events);
    endLine(json);
  }

  static void write(JsonGenerator json, Event event) throws IOException {
    json.writeStartObject();
    switch (event) {
      case Operation operation -> operation(json, operation);
      case FaultEvent fault -> fault(json, fault);
      case ActEvent act -> act(json, act);
      case RoleChange change -> role(json, change);
      case Takeover takeover -> takeover(json, takeover);
      case Sample sample -> sample(json, sample);
      case HostSample sample -> host(json, sample);
      case Phase phase -> phase(json, phase);
      case Change change -> change(json, change);
      case Kept kept -> kept(json, kept);
      case Stray stray -> stray(json, stray);
      case Played played -> played(json, played);
    }
    endLine(json);
  }

  private static void operation(JsonGenerator json, Operation operation) throws IOException {
    json.writeStringField("type", "operation");
    json.writeNumberField("id", operation.id());
    json.writeNumberField("process", operation.process());
    json.writeStringField("action", operation.action().word());
    text(json, "key", operation.key());
    text(json, "input", operation.input());
    text(json, "output", operation.output());
    json.writeStringField("outcome", operation.outcome().name());
    json.writeNumberField("due", operation.due());
    json.writeNumberField("called", operation.called());
    json.writeNumberField("returned", operation.returned());
    text(json, "node", operation.path().node());
    text(json, "site", operation.path().site());
    text(json, "database", operation.path().database());
    text(json, "software", operation.path().software());
    number(json, "version", operation.version());
    number(json, "status", operation.status());
    text(json, "error", operation.error());
  }

  private static void fault(JsonGenerator json, FaultEvent fault) throws IOException {
    head(json, "fault", fault);
    json.writeNumberField("number", fault.number());
    json.writeStringField("stage", fault.stage().name());
    if (fault.called() != fault.at()) {
      json.writeNumberField("called", fault.called());
    }
    text(json, "evidence", fault.evidence());
  }

  private static void act(JsonGenerator json, ActEvent act) throws IOException {
    head(json, "act", act);
    json.writeNumberField("number", act.number());
    json.writeStringField("stage", act.stage().name());
    text(json, "evidence", act.evidence());
  }

  private static void role(JsonGenerator json, RoleChange change) throws IOException {
    head(json, "role", change);
    json.writeStringField("node", change.node());
    json.writeStringField("role", change.role().name());
  }

  private static void takeover(JsonGenerator json, Takeover takeover) throws IOException {
    head(json, "takeover", takeover);
    json.writeStringField("observer", takeover.controller());
    json.writeStringField("stage", takeover.stage().name());
    text(json, "node", takeover.node());
    text(json, "other", takeover.other());
    text(json, "evidence", takeover.words());
  }

  private static void sample(JsonGenerator json, Sample sample) throws IOException {
    head(json, "sample", sample);
    json.writeStringField("node", sample.node());
    json.writeNumberField("cpuNanos", sample.cpuNanos());
    json.writeNumberField("periods", sample.periods());
    json.writeNumberField("throttledPeriods", sample.throttledPeriods());
    json.writeNumberField("throttledNanos", sample.throttledNanos());
    json.writeNumberField("memoryBytes", sample.memoryBytes());
    json.writeNumberField("receivedBytes", sample.receivedBytes());
    json.writeNumberField("sentBytes", sample.sentBytes());
  }

  private static void host(JsonGenerator json, HostSample sample) throws IOException {
    head(json, "host", sample);
    json.writeNumberField("cores", sample.cores());
    json.writeNumberField("busyNanos", sample.busyNanos());
    json.writeNumberField("idleNanos", sample.idleNanos());
    json.writeNumberField("stealNanos", sample.stealNanos());
  }

  private static void phase(JsonGenerator json, Phase phase) throws IOException {
    head(json, "phase", phase);
    switch (phase.stretch()) {
      case Phase.Measured measured -> json.writeStringField("name", MEASURED);
      case Phase.Window window -> {
        json.writeStringField("name", WINDOW);
        json.writeNumberField("clones", window.clones());
        json.writeNumberField("block", window.block());
      }
    }
    json.writeBooleanField("begins", phase.begins());
  }

  private static void change(JsonGenerator json, Change change) throws IOException {
    head(json, "change", change);
    json.writeStringField("observer", change.observer());
    json.writeStringField("subject", change.subject());
    json.writeStringField("state", change.state());
  }

  private static void kept(JsonGenerator json, Kept kept) throws IOException {
    head(json, "kept", kept);
    json.writeStringField("database", kept.database());
    json.writeArrayFieldStart("operations");
    for (var operation : kept.operations()) {
      json.writeNumber(operation);
    }
    json.writeEndArray();
    json.writeBooleanField("last", kept.last());
  }

  private static void stray(JsonGenerator json, Stray stray) throws IOException {
    head(json, "stray", stray);
    json.writeStringField("node", stray.node());
    json.writeNumberField("operation", stray.operation());
    json.writeNumberField("arrivals", stray.arrivals());
  }

  private static void played(JsonGenerator json, Played played) throws IOException {
    head(json, "played", played);
    json.writeStringField("script", played.script());
    json.writeStringField("level", played.level().word());
    json.writeNumberField("attempt", played.attempt());
    json.writeNumberField("session", played.session());
    text(json, "step", played.step());
    json.writeStringField("sql", played.sql());
    text(json, "answer", played.answer());
    text(json, "error", played.error());
    json.writeNumberField("returned", played.returned());
  }

  private static void head(JsonGenerator json, String type, Event event) throws IOException {
    json.writeStringField("type", type);
    json.writeNumberField("at", event.at());
  }

  private static void text(JsonGenerator json, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private static void number(JsonGenerator json, String name, long value) throws IOException {
    if (value != 0) {
      json.writeNumberField(name, value);
    }
  }

  private static void endLine(JsonGenerator json) throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }
}
