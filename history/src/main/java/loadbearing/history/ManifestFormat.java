package loadbearing.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import loadbearing.topology.Kind;

/**
 * A manifest as JSON text, and back. Topologies know nothing of JSON, so all of it is said here.
 */
final class ManifestFormat {
  private static final String VERSION = "format";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(Kind.class, Words.class)
          .addModule(
              new SimpleModule()
                  .addSerializer(Duration.class, new FromDuration())
                  .addSerializer(new InOrder())
                  .addDeserializer(Duration.class, new ToDuration()))
          // Else Edge.isReplication() would be written like a component.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ManifestFormat() {}

  /** How a manifest spells each kind of node. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Kind.SingleServer.class, name = "single-server"),
    @JsonSubTypes.Type(value = Kind.AppNode.class, name = "app-node"),
    @JsonSubTypes.Type(value = Kind.LoadBalancer.class, name = "load-balancer"),
    @JsonSubTypes.Type(value = Kind.ReadBalancer.class, name = "read-balancer"),
    @JsonSubTypes.Type(value = Kind.Database.class, name = "database")
  })
  private interface Words {}

  /** The kinds of node that a manifest can spell. */
  static List<Class<?>> kinds() {
    var words = Words.class.getAnnotation(JsonSubTypes.class).value();
    return Arrays.stream(words).<Class<?>>map(JsonSubTypes.Type::value).toList();
  }

  static byte[] encode(Manifest manifest) throws IOException {
    var root = MAPPER.createObjectNode().put(VERSION, RunFolder.FORMAT);
    root.setAll(MAPPER.<ObjectNode>valueToTree(manifest));
    return MAPPER.writeValueAsBytes(root);
  }

  static Manifest decode(byte[] text, String name) throws IOException {
    try {
      var root = MAPPER.readTree(text);
      checkVersion(root.path(VERSION), name);
      ((ObjectNode) root).remove(VERSION);
      return MAPPER.treeToValue(root, Manifest.class);
    } catch (JsonProcessingException e) {
      throw new UnreadableRunException(
          "%s is not a run's manifest: %s".formatted(name, e.getOriginalMessage()), e);
    }
  }

  private static void checkVersion(JsonNode version, String name) {
    if (!version.isInt()) {
      throw new UnreadableRunException(
          "%s is not a run's manifest: expected a number \"%s\"".formatted(name, VERSION));
    }
    Formats.check(version.intValue(), name);
  }

  private static final class FromDuration extends StdSerializer<Duration> {
    private static final long serialVersionUID = 1L;

    FromDuration() {
      super(Duration.class);
    }

    @Override
    public void serialize(Duration value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.toString());
    }
  }

  /** A set's own order differs from one start of the machine to the next. */
  private static final class InOrder extends StdSerializer<Set<?>> {
    private static final long serialVersionUID = 1L;

    InOrder() {
      super(Set.class, false);
    }

    @Override
    public void serialize(Set<?> value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(value.stream().map(Object::toString).sorted().toList(), out);
    }
  }

  private static final class ToDuration extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1L;

    ToDuration() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Duration.parse(in.getText());
    }
  }
}
