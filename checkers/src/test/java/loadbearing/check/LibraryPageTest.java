package loadbearing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the library's page says is so. */
class LibraryPageTest {
  private static final Path PAGE = Path.of("../docs/checkers-library.md");
  private static final Path EXAMPLES = Path.of("src/test/java/loadbearing/check/OrdersTest.java");
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("^\\| (`[^|]*`) \\|", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");

  @Test
  void itsExamplesAreTestsThatRun() throws IOException {
    var snippets = SNIPPET.matcher(Files.readString(PAGE)).results().map(f -> f.group(1)).toList();
    var tests = Files.readString(EXAMPLES);

    assertThat(snippets).hasSize(2).allSatisfy(s -> assertThat(tests).contains(indented(s)));
  }

  @Test
  void aFileIsCheckedInTenLines() throws IOException {
    var first = SNIPPET.matcher(Files.readString(PAGE)).results().findFirst().orElseThrow();

    assertThat(first.group(1).lines().count()).isLessThanOrEqualTo(10);
  }

  @Test
  void whatItListsCanBeUsed() throws IOException {
    var types =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .flatMap(row -> NAME.matcher(row.group(1)).results())
            .map(name -> "loadbearing.check." + name.group(1))
            .toList();

    assertThat(types).hasSizeGreaterThan(12).allMatch(LibraryPageTest::isPublic);
  }

  @Test
  void nothingButJacksonsCoreComesAlong() throws IOException {
    var compiled = Pattern.compile("<artifactId>([^<]*)</artifactId>(?!\\s*<version>\\s*</)");
    var pom = Files.readString(Path.of("pom.xml"));
    var dependencies = pom.substring(pom.indexOf("<dependencies>"), pom.indexOf("</dependencies>"));

    assertThat(compiled.matcher(dependencies).results().map(f -> f.group(1)))
        .isEqualTo(List.of("jackson-core"));
  }

  private static String indented(String snippet) {
    return snippet.replaceAll("(?m)^(?=.)", "  ");
  }

  private static boolean isPublic(String type) {
    try {
      return Modifier.isPublic(Class.forName(type).getModifiers());
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
