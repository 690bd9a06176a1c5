package loadbearing.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.io.IOException;
import loadbearing.topology.Kind;
import loadbearing.topology.Sabotage;

/** How a manifest spells an app node: one that does its work says nothing of sabotage. */
@JsonDeserialize(using = AppNodeFormat.Reader.class)
abstract class AppNodeFormat {
  private static final String SABOTAGE = "sabotage";

  @JsonProperty(SABOTAGE)
  @JsonSerialize(converter = Spelled.class)
  @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = None.class)
  abstract Sabotage sabotage();

  /** Equal to what is left out. */
  static final class None {
    @Override
    public boolean equals(Object other) {
      return other == null
          || other instanceof Sabotage.None
          || new Sabotage.None().spelling().equals(other);
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  static final class Spelled extends StdConverter<Sabotage, String> {
    @Override
    public String convert(Sabotage sabotage) {
      return sabotage.spelling();
    }
  }

  static final class Reader extends StdDeserializer<Kind.AppNode> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(Kind.AppNode.class);
    }

    @Override
    public Kind.AppNode deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      var text = new Sabotage.None().spelling();
      // The kind was read before, so what is left begins with the name of a field, if there is one.
      for (; in.hasToken(JsonToken.FIELD_NAME); in.nextToken()) {
        if (!in.currentName().equals(SABOTAGE)) {
          throw JsonMappingException.from(in, "an app node has no " + in.currentName());
        }
        text = in.nextTextValue();
      }
      try {
        return new Kind.AppNode(Sabotage.parse(text));
      } catch (IllegalArgumentException e) {
        throw JsonMappingException.from(in, e.getMessage(), e);
      }
    }
  }
}
