package loadbearing.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Results of checks as JSON for machines and as lines for people. */
public final class CheckReport {
  private CheckReport() {}

  /** One object with the list {@code files}, in the order of {@code results}. */
  public static String json(List<CheckResult> results) {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("files");
      for (var result : results) {
        write(json, result);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, CheckResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", result.file().toString());
    if (result.model().isPresent()) {
      json.writeStringField("model", result.model().get().word());
    } else {
      json.writeNullField("model");
    }
    json.writeStringField("verdict", result.verdict().word());
    json.writeNumberField("operations", result.operations());
    json.writeNumberField("readSeconds", rounded(result.readSeconds()));
    json.writeNumberField("checkSeconds", rounded(result.checkSeconds()));
    texts(json, "anomalies", result.anomalies());
    texts(json, "violates", result.violates());
    json.writeArrayFieldStart("counterexample");
    for (var position : result.counterexample()) {
      json.writeNumber(position);
    }
    json.writeEndArray();
    json.writeStringField("why", String.join("\n", result.why()));
    json.writeArrayFieldStart("explanations");
    for (var explanation : result.explanations()) {
      ExplanationJson.write(json, explanation);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("lanes");
    for (var shown : result.scene()) {
      lane(json, shown);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void lane(JsonGenerator json, CheckResult.Shown shown) throws IOException {
    json.writeStartObject();
    json.writeStringField("process", shown.process());
    json.writeStringField("deed", shown.deed());
    ExplanationJson.times(json, shown.called(), shown.returned());
    json.writeBooleanField("offending", shown.offending());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (var text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1e6) / 1e6;
  }

  /**
   * One line for the file, and below it, indented, what proves that it is bad or why it is not
   * known.
   */
  public static String text(CheckResult result) {
    var line =
        "%s: %s, %s, %d operations, read in %.3f s, checked in %.3f s"
            .formatted(
                result.file(),
                word(result),
                result.model().map(Model::word).orElse("no model"),
                result.operations(),
                result.readSeconds(),
                result.checkSeconds());
    var anomalies =
        result.anomalies().isEmpty() ? "" : ": " + String.join(", ", result.anomalies());
    var lines = new StringBuilder(line).append(anomalies);
    result.why().forEach(why -> lines.append("%n    ".formatted()).append(why));
    return lines.toString();
  }

  private static String word(CheckResult result) {
    return result.isUnreadable() ? "UNREADABLE" : result.verdict().word().toUpperCase(Locale.ROOT);
  }
}
