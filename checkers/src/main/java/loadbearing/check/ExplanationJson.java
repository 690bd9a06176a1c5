package loadbearing.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import loadbearing.check.Explanation.Participant;
import loadbearing.check.txn.Precedence;

/** An explanation as a graph: its transactions are the nodes, their precedences the edges. */
final class ExplanationJson {
  private ExplanationJson() {}

  static void write(JsonGenerator json, Explanation explanation) throws IOException {
    json.writeStartObject();
    json.writeStringField("anomaly", explanation.anomaly());
    json.writeArrayFieldStart("nodes");
    for (var i = 0; i < explanation.participants().size(); i++) {
      node(json, "T" + (i + 1), explanation.participants().get(i));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("edges");
    for (var precedence : explanation.precedences()) {
      edge(json, precedence);
    }
    json.writeEndArray();
    json.writeStringField("why", String.join("\n", explanation.why()));
    json.writeEndObject();
  }

  private static void node(JsonGenerator json, String name, Participant participant)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("process", participant.process());
    if (participant.event() >= 0) {
      json.writeNumberField("event", participant.event());
    } else {
      json.writeNullField("event");
    }
    times(json, participant.called(), participant.returned());
    json.writeStringField("fate", participant.fate());
    json.writeArrayFieldStart("operations");
    for (var deed : participant.deeds()) {
      json.writeStartObject();
      json.writeStringField("f", deed.word());
      json.writeStringField("key", deed.key());
      json.writeStringField("value", deed.value());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** A return that never came is null. */
  static void times(JsonGenerator json, long called, long returned) throws IOException {
    json.writeNumberField("called", called);
    if (returned == Long.MAX_VALUE) {
      json.writeNullField("returned");
    } else {
      json.writeNumberField("returned", returned);
    }
  }

  private static void edge(JsonGenerator json, Precedence precedence) throws IOException {
    json.writeStartObject();
    json.writeStringField("from", "T" + (precedence.first() + 1));
    json.writeStringField("to", "T" + (precedence.second() + 1));
    json.writeStringField("kind", precedence.kind());
    if (precedence.key().isEmpty()) {
      json.writeNullField("key");
    } else {
      json.writeStringField("key", precedence.key());
    }
    json.writeArrayFieldStart("values");
    for (var value : precedence.values()) {
      json.writeString(value);
    }
    json.writeEndArray();
    json.writeStringField("because", precedence.because());
    json.writeEndObject();
  }
}
