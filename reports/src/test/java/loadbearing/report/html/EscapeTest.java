package loadbearing.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EscapeTest {
  @Test
  void nothingInJsonEndsItsElementAndNothingIsLost() throws IOException {
    var mapper = new ObjectMapper();
    var evil = "</script><!--<script> & \u2028\u2029";

    var escaped = Escape.script(mapper.writeValueAsString(evil));

    assertThat(escaped).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(mapper.readValue(escaped, String.class)).isEqualTo(evil);
  }

  @Test
  void textIsHarmlessInContentAndInAttributes() {
    assertThat(Escape.html("<a b='c' d=\"e\">&")).doesNotContain("<", ">", "'", "\"");
  }
}
