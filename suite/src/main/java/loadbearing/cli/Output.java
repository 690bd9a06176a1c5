package loadbearing.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command's result goes: words for people, or one JSON document for machines. */
final class Output {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", description = "Print exactly one JSON document on standard output.")
  private boolean json;

  /** Whether the result is wanted as JSON. */
  boolean isJson() {
    return json;
  }

  /** Prints {@code document} as JSON, or {@code words} where JSON is not wanted. */
  void print(Object document, String words) {
    printText(json ? text(document) : "", words);
  }

  /** Prints {@code document}, which is JSON already, or {@code words} where JSON is not wanted. */
  void printText(String document, String words) {
    var out = out();
    out.println(json ? document : words.stripTrailing());
    out.flush();
  }

  /** Says something that is not the result. */
  void say(String words) {
    var err = command.commandLine().getErr();
    err.println(words);
    err.flush();
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }

  private static String text(Object document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result that cannot be written as JSON: " + document, e);
    }
  }
}
