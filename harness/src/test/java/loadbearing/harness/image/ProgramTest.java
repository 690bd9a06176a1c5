package loadbearing.harness.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import loadbearing.harness.host.DeploymentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  @Test
  void whatIsInAFolderIsFound() {
    var program = new Program("sample");

    assertThat(program.libraries().keySet()).containsExactly("lib/a.jar", "lib/b.jar");
    assertThat(program.classPath()).isEqualTo("/loadbearing/lib/a.jar:/loadbearing/lib/b.jar");
    assertThat(text(program.file("schema.sql"))).isEqualTo("SELECT 1;\n");
  }

  @Test
  void whatIsInAJarIsFound(@TempDir Path folder) throws IOException {
    var jar = folder.resolve("packed.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var name : List.of("lib/", "lib/a.jar", "lib/b.jar", "libel.txt")) {
        out.putNextEntry(new JarEntry(name));
        out.closeEntry();
      }
    }

    var packed = URI.create("jar:" + jar.toUri() + "!/lib/").toURL();

    assertThat(Program.names(packed)).containsExactly("a.jar", "b.jar");
  }

  @Test
  void whatIsNotBuiltSaysWhatToDo() {
    assertThatThrownBy(() -> new Program("nobody").libraries())
        .isInstanceOf(DeploymentException.class)
        .hasMessageContaining("mvn package");
  }

  private static String text(Content content) {
    return new String(content.bytes(), StandardCharsets.UTF_8);
  }
}
