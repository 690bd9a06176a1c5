package loadbearing.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of twenty-two architectures and a hundred claims, opened in a browser. */
class PageIT {
  private static final Pattern LOOKED = Pattern.compile("\"LOOKED (.*)\", source:");
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  @TempDir static Path folder;

  @BeforeAll
  static void look() throws IOException, InterruptedException {
    var page = Report.write(folder.resolve("report"), ManyArchitectures.whole());
    var checked = folder.resolve("checked.html");
    Files.writeString(
        checked, Files.readString(page) + script(resource(AXE)) + script(resource("checks.js")));
    var look =
        new ProcessBuilder("../ci/look", checked.toString(), folder.resolve("seen").toString())
            .inheritIO()
            .start();
    assertThat(look.waitFor(10, TimeUnit.MINUTES)).as("ci/look ends").isTrue();
    assertThat(look.exitValue()).as("exit code of ci/look").isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"desktop", "phone", "dark"})
  void thePageIsNoWiderThanItsScreen(String view) throws IOException {
    assertThat(seen(view).path("wide").asInt()).isZero();
    assertThat(seen(view).path("beyond")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"desktop", "phone", "dark"})
  void textFitsItsBoxesAndLiesOverNoOther(String view) throws IOException {
    assertThat(seen(view).path("clipped")).isEmpty();
    assertThat(seen(view).path("outside")).isEmpty();
    assertThat(seen(view).path("covered").asInt()).isZero();
  }

  @Test
  void axeFindsNothingSerious() throws IOException {
    assertThat(seen("desktop").path("serious").isArray()).as("axe ran").isTrue();
    assertThat(seen("desktop").path("serious")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"desktop", "phone", "dark"})
  void keyboardAndScreenReaderReachEverything(String view) throws IOException {
    assertThat(seen(view).path("dead")).as("links that lead nowhere").isEmpty();
    assertThat(seen(view).path("mute")).as("what scrolls, but not by keys").isEmpty();
    assertThat(seen(view).path("jumps")).as("what is out of order").isEmpty();
  }

  @Test
  void chartsAreDrawnWhenTheirRunIsOpened() throws IOException {
    assertThat(seen("desktop").path("charts").asInt()).isPositive();
  }

  private static JsonNode seen(String view) throws IOException {
    var log = Files.readString(folder.resolve("seen").resolve(view + ".log"));
    var matcher = LOOKED.matcher(log);
    assertThat(matcher.find()).as("a line of checks.js in " + log).isTrue();
    return new ObjectMapper().readTree(matcher.group(1));
  }

  private static String script(String text) {
    return "<script>\n" + text + "\n</script>\n";
  }

  private static String resource(String name) throws IOException {
    try (var stream = PageIT.class.getResourceAsStream(name)) {
      assertThat(stream).as(name).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
