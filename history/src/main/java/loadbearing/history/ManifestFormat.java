package loadbearing.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import loadbearing.topology.Kind;
import loadbearing.topology.Purpose;

/**
 * A manifest as JSON text, and back. Topologies know nothing of JSON, so all of it is said here.
 */
final class ManifestFormat {
  private static final String VERSION = "format";
  private static final JsonMapper MAPPER =
      PlanFormat.into(JsonMapper.builder())
          .addMixIn(Kind.class, Words.class)
          .addMixIn(Kind.AppNode.class, AppNodeFormat.class)
          .addMixIn(Kind.Readiness.class, ReadinessWords.class)
          .addMixIn(Purpose.class, PurposeWords.class)
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
    @JsonSubTypes.Type(value = Kind.DatabaseBalancer.class, name = "database-balancer"),
    @JsonSubTypes.Type(value = Kind.Database.class, name = "database"),
    @JsonSubTypes.Type(value = Kind.Member.class, name = "group-member"),
    @JsonSubTypes.Type(value = Kind.Users.class, name = "users"),
    @JsonSubTypes.Type(value = Kind.Redis.class, name = "redis"),
    @JsonSubTypes.Type(value = Kind.Controller.class, name = "controller"),
    @JsonSubTypes.Type(value = Kind.Service.class, name = "service")
  })
  private interface Words {}

  /** How a manifest spells how a service is seen to be ready. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "readiness")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Kind.Readiness.Accepts.class, name = "accepts"),
    @JsonSubTypes.Type(value = Kind.Readiness.Answers.class, name = "answers")
  })
  private interface ReadinessWords {}

  /** How a manifest spells each purpose of an edge. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "purpose")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Purpose.Serves.class, name = "serves"),
    @JsonSubTypes.Type(value = Purpose.Replicates.class, name = "replicates"),
    @JsonSubTypes.Type(value = Purpose.Resolves.class, name = "resolves"),
    @JsonSubTypes.Type(value = Purpose.Remembers.class, name = "remembers"),
    @JsonSubTypes.Type(value = Purpose.Caches.class, name = "caches"),
    @JsonSubTypes.Type(value = Purpose.Watches.class, name = "watches"),
    @JsonSubTypes.Type(value = Purpose.Queues.class, name = "queues"),
    @JsonSubTypes.Type(value = Purpose.Consumes.class, name = "consumes")
  })
  private interface PurposeWords {}

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
}
