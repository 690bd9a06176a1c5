package loadbearing.analysis.consistency;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loadbearing.history.UnreadableRunException;

/** Short JSON texts as maps, lists, texts, {@code Long}, {@code Boolean} and null. */
final class TransactionJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private TransactionJson() {}

  static Object read(String text) {
    try (var parser = FACTORY.createParser(text)) {
      parser.nextToken();
      return value(parser);
    } catch (IOException e) {
      throw new UnreadableRunException("expected JSON, found '%s'".formatted(text), e);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    var token = parser.currentToken();
    if (token == null) {
      throw new UnreadableRunException("expected JSON, found nothing");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getText();
    };
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }
}
