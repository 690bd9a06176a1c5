package loadbearing.analysis.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Measure;
import loadbearing.analysis.session.SessionGuarantees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other projects add, found on a class path of its own. */
class AddedAnalyzersTest {
  @TempDir private Path classPath;

  @Test
  void anAnalyzerThatIsAddedIsAmongTheOthers() throws Exception {
    assertThat(with(Honest.class, () -> Judge.analyzers())).containsKeys("throughput", "honest");
  }

  @Test
  void aMeasureThatIsThereAlreadyIsRefusedWhoeverMakesIt() throws Exception {
    var ours = Map.<String, Analyzer>of("sessions", new SessionGuarantees());

    assertThatThrownBy(() -> with(Clashing.class, () -> Judge.analyzers(ours)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("measure causal-order", "twice", Clashing.class.getName());
    assertThatThrownBy(() -> with(Hiding.class, () -> Judge.analyzers(ours)))
        .hasMessageContainingAll("measure validity", "twice", Hiding.class.getName());
    assertThatThrownBy(() -> with(Posing.class, () -> Judge.analyzers(ours)))
        .hasMessageContainingAll("analyzer sessions", "twice", Posing.class.getName());
  }

  private Map<String, Analyzer> with(
      Class<? extends Analyzers> added, Supplier<Map<String, Analyzer>> asked) throws IOException {
    var services = Files.createDirectories(classPath.resolve("META-INF/services"));
    Files.writeString(services.resolve(Analyzers.class.getName()), added.getName());
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[] {classPath.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      return asked.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Map<String, Analyzer> one(String name, String measure) {
    var made = Measure.less(measure, "", "something that this project does not know of");
    return Map.of(name, new Reserved(List.of(made)));
  }

  /** Adds what nobody has. */
  public static final class Honest implements Analyzers {
    @Override
    public Map<String, Analyzer> analyzers() {
      return one("honest", "warmth");
    }
  }

  /** Takes the id of a measure that an analyzer makes. */
  public static final class Clashing implements Analyzers {
    @Override
    public Map<String, Analyzer> analyzers() {
      return one("clashing", "causal-order");
    }
  }

  /** Takes the id of a measure that no analyzer makes. */
  public static final class Hiding implements Analyzers {
    @Override
    public Map<String, Analyzer> analyzers() {
      return one("hiding", "validity");
    }
  }

  /** Takes the name of an analyzer. */
  public static final class Posing implements Analyzers {
    @Override
    public Map<String, Analyzer> analyzers() {
      return one("sessions", "warmth");
    }
  }
}
