package loadbearing.analysis;

import java.util.regex.Pattern;

/**
 * What a finding gives an answer or a number to, the same in every run. Analyzers own the measures
 * they make; nothing looks a finding up by its words.
 *
 * @param id lower-case words joined by hyphens, unique; never changes its meaning
 * @param words how people say it
 * @param unit of the value, such as {@code s}, {@code 1/s}, {@code operations}; empty for a ratio
 * @param better which values are the better ones
 * @param meaning one sentence: what the value is, or what the verdict says
 */
public record Measure(String id, String words, String unit, Better better, String meaning) {
  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Which values of a measure are the better ones. */
  public enum Better {
    /** The greater ones. */
    MORE,
    /** The smaller ones. */
    LESS,
    /** None: the value only describes. */
    NEITHER
  }

  public Measure {
    if (!KEBAB.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a measure's id must be lower-case words joined by hyphens, such as 'stale-read-age'; got '%s'"
              .formatted(id));
    }
  }

  /** A measure whose greater values are better. */
  public static Measure more(String id, String unit, String meaning) {
    return new Measure(id, plain(id), unit, Better.MORE, meaning);
  }

  /** A measure whose smaller values are better. */
  public static Measure less(String id, String unit, String meaning) {
    return new Measure(id, plain(id), unit, Better.LESS, meaning);
  }

  /** A measure that only describes. */
  public static Measure neither(String id, String unit, String meaning) {
    return new Measure(id, plain(id), unit, Better.NEITHER, meaning);
  }

  /** The same measure, which people say otherwise than its id. */
  public Measure said(String otherwise) {
    return new Measure(id, otherwise, unit, better, meaning);
  }

  private static String plain(String id) {
    return id.replace('-', ' ');
  }
}
