package loadbearing.topology.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenCatalogueTest {
  @TempDir private Path folder;

  /** Provides words. */
  public interface Lexicon {
    List<String> words();
  }

  /** One that is as it should be. */
  public static final class Birds implements Lexicon {
    @Override
    public List<String> words() {
      return List.of("wren", "Owl");
    }
  }

  /** One that cannot say what it has. */
  public static final class Mute implements Lexicon {
    @Override
    public List<String> words() {
      throw new UnsupportedOperationException("no voice");
    }
  }

  /** One that cannot even be made. */
  public static final class Unborn implements Lexicon {
    public Unborn() {
      throw new UnsupportedOperationException("no egg");
    }

    @Override
    public List<String> words() {
      return List.of();
    }
  }

  @Test
  void withoutProvidersThereIsWhatWasThere() {
    assertThat(words(List.of("oak"))).containsExactly("oak");
  }

  @Test
  void whatAProviderAddsComesAfterWhatWasThere() throws IOException {
    assertThat(provided(List.of("oak"), Birds.class)).containsExactly("oak", "wren", "Owl");
  }

  @Test
  void anIdThatIsThereTwiceNamesBothWhoBroughtIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provided(List.of("owl"), Birds.class))
        .withMessageContainingAll(
            "'Owl'", Birds.class.getName(), OpenCatalogueTest.class.getName());
  }

  @Test
  void aProviderThatFailsIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provided(List.of(), Mute.class))
        .withMessageContainingAll(Mute.class.getName(), "no voice");
  }

  @Test
  void aProviderThatCannotBeLoadedIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provided(List.of(), Unborn.class))
        .withMessageContaining(Unborn.class.getName());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provided(List.of(), "nobody.Nothing"))
        .withMessageContaining("nobody.Nothing");
  }

  private List<String> provided(List<String> own, Class<?> provider) throws IOException {
    return provided(own, provider.getName());
  }

  private List<String> provided(List<String> own, String provider) throws IOException {
    var services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(Lexicon.class.getName()), provider);
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, loader())) {
      return under(loader, () -> words(own));
    }
  }

  private static List<String> words(List<String> own) {
    return new OpenCatalogue<>(Lexicon.class, Lexicon::words, List::of)
        .with(OpenCatalogueTest.class, own);
  }

  private static <T> T under(ClassLoader loader, Supplier<T> work) {
    var before = loader();
    Thread.currentThread().setContextClassLoader(loader);
    try {
      return work.get();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static ClassLoader loader() {
    return Thread.currentThread().getContextClassLoader();
  }
}
