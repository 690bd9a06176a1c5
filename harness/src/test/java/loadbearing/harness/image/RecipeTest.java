package loadbearing.harness.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loadbearing.harness.engine.Engine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {
  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void write() throws IOException {
    jar = folder.resolve("a.jar");
    Files.writeString(jar, "one");
  }

  @Test
  void theSameMakingsGiveTheSameTag() throws IOException {
    assertThat(recipe("FROM x", "text").tag(List.of("id")))
        .isEqualTo(recipe("FROM x", "text").tag(List.of("id")))
        .matches("loadbearing/derived-thing:[0-9a-f]{16}");
  }

  @Test
  void whateverChangesTheTagChanges() throws IOException {
    var before = recipe("FROM x", "text").tag(List.of("id"));

    assertThat(recipe("FROM y", "text").tag(List.of("id"))).isNotEqualTo(before);
    assertThat(recipe("FROM x", "other").tag(List.of("id"))).isNotEqualTo(before);
    assertThat(recipe("FROM x", "text").tag(List.of("id2"))).isNotEqualTo(before);
    Files.writeString(jar, "two");
    assertThat(recipe("FROM x", "text").tag(List.of("id"))).isNotEqualTo(before);
  }

  @Test
  void whereOnePartEndsMatters() throws IOException {
    assertThat(recipe("FROM x", "text").tag(List.of("ab", "c")))
        .isNotEqualTo(recipe("FROM x", "text").tag(List.of("a", "bc")));
  }

  @Test
  void aTarIsTheSameEveryTime() {
    assertThat(Engine.tar(Map.of("a", new byte[3])))
        .isEqualTo(Engine.tar(Map.of("a", new byte[3])));
  }

  private Recipe recipe(String dockerfile, String text) throws MalformedURLException {
    return new Recipe(
        "thing",
        List.of("x"),
        dockerfile,
        Map.of("scripts/a", Content.of(text), "lib/a.jar", Content.of(jar.toUri().toURL())));
  }
}
