package loadbearing.harness.inject;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A fault made concrete on something deployed: how it is done and undone, and a look that tells
 * whether it bites and whether it is gone. All looks are bounded by themselves.
 *
 * @param before the look that has to see all well right before it begins: what was broken already
 *     was not broken by it
 */
public record Effect(
    Runnable begin,
    Runnable heal,
    Supplier<Sight> bites,
    Supplier<Sight> gone,
    Supplier<Sight> before) {
  /** What is to be seen before it is what is to be seen after it. */
  public Effect(Runnable begin, Runnable heal, Supplier<Sight> bites, Supplier<Sight> gone) {
    this(begin, heal, bites, gone, gone);
  }

  /**
   * Several as one: begun and healed all at once, and seen when each of them is.
   *
   * @param parts at least one
   */
  static Effect all(List<Effect> parts) {
    return new Effect(
        () -> together(parts.stream().map(Effect::begin).toList()),
        () -> together(parts.stream().map(Effect::heal).toList()),
        () -> seen(parts, Effect::bites),
        () -> seen(parts, Effect::gone),
        () -> seen(parts, Effect::before));
  }

  /** What fails does not hinder the others. */
  private static void together(List<Runnable> tasks) {
    var begun =
        tasks.stream()
            .map(task -> CompletableFuture.runAsync(task, Thread.ofVirtual()::start))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(begun).join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }

  /** All look at once, as a fault may be over before many have looked one after another. */
  private static Sight seen(List<Effect> parts, Function<Effect, Supplier<Sight>> look) {
    return parts.stream()
        .map(look)
        .map(it -> CompletableFuture.supplyAsync(() -> Proof.sight(it), Thread.ofVirtual()::start))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .reduce(Sight::and)
        .orElseThrow();
  }

  /** The same, seen to bite only if this is seen too. */
  Effect and(Supplier<Sight> sight) {
    return new Effect(begin, heal, () -> bites.get().and(sight.get()), gone, before);
  }

  /** The same, of a part that has a name. */
  Effect of(String part) {
    return new Effect(
        begin,
        heal,
        () -> bites.get().of(part),
        () -> gone.get().of(part),
        () -> before.get().of(part));
  }

  /**
   * What one look saw.
   *
   * @param seen whether it was what was looked for
   * @param words what was seen, with numbers
   */
  public record Sight(boolean seen, String words) {
    /** The same, of a part that has a name. */
    Sight of(String part) {
      return new Sight(seen, part + ": " + words);
    }

    /** One of two at least. */
    Sight or(Sight other) {
      return new Sight(seen || other.seen, words + "; " + other.words);
    }

    /** Both at once. */
    public Sight and(Sight other) {
      return new Sight(seen && other.seen, words + "; " + other.words);
    }
  }
}
