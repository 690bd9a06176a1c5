package loadbearing.node.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as plain values: {@code Map}, {@code List}, {@code String}, {@code Long}, {@code Boolean},
 * and an empty {@link Optional} for null. Numbers are integers in the range of {@code long};
 * nothing that the node speaks of is a fraction.
 */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  /**
   * Reads one value.
   *
   * @throws BadRequest if it is not JSON, or holds a number that is no {@code long}
   */
  public static Object read(byte[] bytes) {
    try (var parser = FACTORY.createParser(bytes)) {
      if (parser.nextToken() == null) {
        throw new BadRequest("expected a body in JSON, found none");
      }
      var value = value(parser);
      if (parser.nextToken() != null) {
        throw new BadRequest("expected one JSON value as the body, found more after it");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new BadRequest("the body is not JSON as expected: " + e.getOriginalMessage());
    } catch (IOException e) {
      // Of bytes in memory: they are not UTF-8.
      throw new BadRequest("the body is not JSON in UTF-8: " + e.getMessage());
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> Optional.empty();
      case VALUE_NUMBER_FLOAT ->
          throw new BadRequest("expected integers, found the number " + parser.getText());
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new BadRequest("the body is not JSON as expected: " + parser.currentToken());
    };
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    var object = new LinkedHashMap<String, Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    var array = new ArrayList<Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  /** Writes a value, in UTF-8. */
  public static byte[] write(Object value) {
    var bytes = new ByteArrayOutputStream(256);
    try (var generator = FACTORY.createGenerator(bytes)) {
      write(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** Writes a value, as text. */
  public static String text(Object value) {
    return new String(write(value), StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator generator, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        generator.writeStartObject();
        for (var entry : map.entrySet()) {
          generator.writeFieldName((String) entry.getKey());
          write(generator, entry.getValue());
        }
        generator.writeEndObject();
      }
      case List<?> list -> {
        generator.writeStartArray();
        for (var element : list) {
          write(generator, element);
        }
        generator.writeEndArray();
      }
      case String text -> generator.writeString(text);
      case Long number -> generator.writeNumber(number);
      case Integer number -> generator.writeNumber(number);
      case Boolean truth -> generator.writeBoolean(truth);
      case Optional<?> none -> generator.writeNull();
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }
}
