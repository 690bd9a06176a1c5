package loadbearing.topology.open;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * A catalogue that other projects add to: its own entries, then those of every provider that {@link
 * ServiceLoader} finds, in the order of the class path.
 *
 * @param <P> the interface of providers
 * @param <E> an entry
 */
public final class OpenCatalogue<P, E> {
  private final Class<P> providers;
  private final Function<P, List<E>> entries;
  private final Function<E, List<String>> ids;

  /**
   * @param providers their interface
   * @param entries what a provider adds
   * @param ids by which an entry is found, in upper or lower case; nobody else may have one of them
   */
  public OpenCatalogue(
      Class<P> providers, Function<P, List<E>> entries, Function<E, List<String>> ids) {
    this.providers = providers;
    this.entries = entries;
    this.ids = ids;
  }

  /**
   * Every entry there is.
   *
   * @param owner of those that are always there
   * @param own those
   * @throws IllegalArgumentException if a provider cannot be loaded, or two have one id; it names
   *     them
   */
  public List<E> with(Class<?> owner, List<E> own) {
    var all = new Collected();
    all.add(owner, own);
    try {
      ServiceLoader.load(providers).forEach(it -> all.add(it.getClass(), added(it)));
    } catch (ServiceConfigurationError e) {
      throw new IllegalArgumentException(
          "a provider cannot be loaded: %s; mend it, or take it off the class path"
              .formatted(e.getMessage()),
          e);
    }
    return List.copyOf(all.entries);
  }

  private List<E> added(P provider) {
    try {
      return entries.apply(provider);
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalArgumentException(
          "provider %s of %s failed: %s"
              .formatted(provider.getClass().getName(), providers.getName(), e),
          e);
    }
  }

  /** Entries so far, and who brought each id. */
  private final class Collected {
    private final List<E> entries = new ArrayList<>();
    private final Map<String, Class<?>> owners = new HashMap<>();

    void add(Class<?> owner, List<E> more) {
      for (var entry : more) {
        ids.apply(entry).forEach(id -> own(id, owner));
        entries.add(entry);
      }
    }

    private void own(String id, Class<?> owner) {
      var other = owners.putIfAbsent(id.toLowerCase(Locale.ROOT), owner);
      if (other != null) {
        throw new IllegalArgumentException(
            "'%s' is there twice: from %s and from %s (%s); one of them needs another name"
                .formatted(id, other.getName(), owner.getName(), providers.getSimpleName()));
      }
    }
  }
}
