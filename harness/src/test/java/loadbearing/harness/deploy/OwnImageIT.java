package loadbearing.harness.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.harness.server.mysql.Databases;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server's base is chosen by one property. */
@ExtendWith(LaboratoryExtension.class)
class OwnImageIT {
  private static final String PROPERTY = "loadbearing.image.mysql";
  private static final String STANDARD = "loadbearing/mysql:latest";

  @TempDir private Path failures;

  @AfterEach
  void forget() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void aUsersOwnDatabaseImageRuns() throws Exception {
    build("own/mysql:test", "ENV OWN=yes\nRUN mkdir -p /own");
    System.setProperty(PROPERTY, "own/mysql:test");

    var docker = Docker.connect(failures);
    var derived = new String[1];
    try (var deployed = docker.stand(Catalogue.topology("A4:clones=1"), Set.of())) {
      derived[0] = deployed.images().get("primary").split("@")[0];
      var standing = deployed.standing();
      var own =
          standing
              .engine()
              .run(
                  standing.container("primary"),
                  java.time.Duration.ofSeconds(5),
                  "printenv",
                  "OWN");
      assertThat(own).isEqualTo("yes\n");
      try (var sql = deployed.sql("primary")) {
        assertThat(Databases.ask(sql, "SELECT COUNT(*) FROM users")).isEqualTo("1000");
      }
    } finally {
      remove(derived[0]);
      remove("own/mysql:test");
    }
  }

  @Test
  void anImageWithoutItsServerIsNamedWithWhatItsBuildSaid() {
    build("own/mysql:broken", "RUN rm -f /usr/sbin/mysqld /usr/bin/mysqld");
    System.setProperty(PROPERTY, "own/mysql:broken");
    try {
      var docker = Docker.connect(failures);
      assertThatThrownBy(() -> docker.stand(Catalogue.topology("A1"), Set.of()))
          .isInstanceOf(DeploymentException.class)
          .hasMessageContaining("own/mysql:broken")
          .hasMessageContaining("mysqld: command not found");
    } finally {
      remove("own/mysql:broken");
    }
  }

  @Test
  void anAbsentImageIsNamedWithWhatToDo() {
    System.setProperty(PROPERTY, "own/absent:1");
    var docker = Docker.connect(failures);

    assertThatThrownBy(() -> docker.stand(Catalogue.topology("A4"), Set.of()))
        .isInstanceOf(DeploymentException.class)
        .hasMessageContaining("own/absent:1")
        .hasMessageContaining("ci/bootstrap");
  }

  private static void build(String tag, String step) {
    var dockerfile = "FROM %s\n%s\n".formatted(STANDARD, step).getBytes(StandardCharsets.UTF_8);
    try (var callback = new BuildImageResultCallback()) {
      Engine.connect()
          .client()
          .buildImageCmd(new ByteArrayInputStream(Engine.tar(Map.of("Dockerfile", dockerfile))))
          .withTags(Set.of(tag))
          .exec(callback)
          .awaitImageId();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void remove(String tag) {
    Engine.connect().client().removeImageCmd(tag).withForce(true).exec();
  }
}
