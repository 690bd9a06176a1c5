package loadbearing.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[1,-9223372036854775808,true,null,\"Ä\\\"\"],\"b\":{}}",
        "[]",
        "9223372036854775807"
      })
  void whatIsReadIsWrittenTheSame(String text) {
    assertThat(Json.text(Json.read(text.getBytes(StandardCharsets.UTF_8)))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,",
        "1 2",
        "{\"a\":1,\"a\":2}",
        "1.5",
        "1e3",
        "9223372036854775808",
        "NaN",
        "{'a':1}",
        "\"open",
        "nul",
        "[1]]"
      })
  void whatIsNotOursIsABadRequest(String text) {
    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> Json.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void bytesThatAreNoUtf8AreABadRequest() {
    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> Json.read(new byte[] {'"', (byte) 0xC3, '"'}));
  }

  @Test
  void depthIsBounded() {
    var deep = "[".repeat(30_000).getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> Json.read(deep));
  }
}
