package loadbearing.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FieldsTest {
  @Test
  void fieldsAreAskedForByType() {
    var fields =
        fields("{\"n\":5,\"t\":\"x\",\"o\":null,\"b\":true,\"l\":[1]}", "n", "t", "o", "b", "l");

    assertThat(fields.integer("n")).isEqualTo(5);
    assertThat(fields.text("t", 1)).isEqualTo("x");
    assertThat(fields.integerOrNull("o")).isEmpty();
    assertThat(fields.truth("b")).isTrue();
    assertThat(fields.list("l", 1)).hasSize(1);
  }

  @Test
  void fieldTooMuchOrTooFewIsNamed() {
    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> fields("{\"a\":1,\"b\":2}", "a"))
        .withMessage("expected a JSON object with the fields [a], found [a, b]");
  }

  @Test
  void wrongTypeSaysWhatWasFound() {
    var fields = fields("{\"n\":\"5\",\"t\":\"long\"}", "n", "t");

    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> fields.integer("n"))
        .withMessage("field 'n': expected an integer, found \"5\"");
    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> fields.text("t", 3))
        .withMessage("field 't': expected a text of 1 to 3 characters, found \"long\"");
  }

  private static Fields fields(String body, String... names) {
    return Fields.of(body.getBytes(StandardCharsets.UTF_8), names);
  }
}
