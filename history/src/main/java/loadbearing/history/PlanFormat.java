package loadbearing.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import loadbearing.fault.Planned;
import loadbearing.fault.Schedule;
import loadbearing.workload.Action;
import loadbearing.workload.Level;
import loadbearing.workload.Load;

/** How JSON spells what a plan is made of; descriptions know nothing of JSON themselves. */
final class PlanFormat {
  private PlanFormat() {}

  static JsonMapper.Builder into(JsonMapper.Builder mapper) {
    return mapper
        .addMixIn(Load.class, Loads.class)
        .addMixIn(Script.class, Scripts.class)
        .addModule(
            new SimpleModule()
                .addSerializer(new InOrder())
                .addSerializer(Duration.class, new Word<>(Duration.class, Duration::toString))
                .addDeserializer(Duration.class, new OfWord<>(Duration.class, Duration::parse))
                .addSerializer(Level.class, new Word<>(Level.class, Level::word))
                .addDeserializer(Level.class, new OfWord<>(Level.class, Level::of))
                .addKeySerializer(Action.class, new Key())
                .addKeyDeserializer(Action.class, new OfKey())
                .addSerializer(Schedule.class, new Lines())
                .addDeserializer(Schedule.class, new OfLines()));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({
    @JsonSubTypes.Type(Load.Closed.class),
    @JsonSubTypes.Type(Load.Open.class),
  })
  private interface Loads {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "script")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Script.None.class, name = "none"),
    @JsonSubTypes.Type(value = Script.Levels.class, name = "levels"),
    @JsonSubTypes.Type(value = Script.Isolation.class, name = "isolation")
  })
  private interface Scripts {}

  private static final class Word<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<T, String> spell;

    Word(Class<T> type, Function<T, String> spell) {
      super(type);
      this.spell = spell;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(spell.apply(value));
    }
  }

  private static final class OfWord<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> read;

    OfWord(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return told(in, () -> read.apply(in.getText()));
    }
  }

  private static final class Key extends StdSerializer<Action> {
    private static final long serialVersionUID = 1L;

    Key() {
      super(Action.class);
    }

    @Override
    public void serialize(Action value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(value.word());
    }
  }

  private static final class OfKey extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      return told(context.getParser(), () -> Action.of(key));
    }
  }

  private static final class Lines extends StdSerializer<Schedule> {
    private static final long serialVersionUID = 1L;

    Lines() {
      super(Schedule.class);
    }

    @Override
    public void serialize(Schedule value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(value.words(), out);
    }
  }

  private static final class OfLines extends StdDeserializer<Schedule> {
    private static final long serialVersionUID = 1L;

    OfLines() {
      super(Schedule.class);
    }

    @Override
    public Schedule deserialize(JsonParser in, DeserializationContext context) throws IOException {
      List<String> lines = in.readValueAs(new TypeReference<List<String>>() {});
      return told(in, () -> new Schedule(lines.stream().map(Planned::parse).toList()));
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
      out.writeStartArray();
      for (var one : value.stream().sorted(Comparator.comparing(InOrder::text)).toList()) {
        provider.defaultSerializeValue(one, out);
      }
      out.writeEndArray();
    }

    /** A record's own text has its sets in it, whose order differs too. */
    private static String text(Object one) {
      return one instanceof Record record ? record.getClass().getSimpleName() : one.toString();
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  /** A value that complains of its text complains of the file's place. */
  private static <T> T told(JsonParser in, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (IllegalArgumentException | java.time.DateTimeException complaint) {
      throw JsonMappingException.from(in, complaint.getMessage(), complaint);
    }
  }
}
