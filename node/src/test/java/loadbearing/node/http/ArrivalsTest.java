package loadbearing.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {
  private Path file;

  @BeforeEach
  void name(@TempDir Path folder) {
    file = folder.resolve("arrivals");
  }

  @Test
  void halfALineOfAProcessThatWasKilledIsNoPartOfTheNext() throws IOException {
    Files.writeString(file, "1234\n56");

    assertThat(after(78)).isEqualTo("1234\n78\n");
  }

  @Test
  void halfALineThatIsAloneIsNoPartOfTheNext() throws IOException {
    Files.writeString(file, "56");

    assertThat(after(78)).isEqualTo("78\n");
  }

  @Test
  void whereThereIsNoFileItIsMade() throws IOException {
    assertThat(after(78)).isEqualTo("78\n");
  }

  private String after(long operation) throws IOException {
    try (var arrivals = Arrivals.open(Optional.of(file)).orElseThrow()) {
      arrivals.arrived(operation);
    }
    return Files.readString(file);
  }
}
