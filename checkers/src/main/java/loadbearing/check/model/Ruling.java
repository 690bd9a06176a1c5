package loadbearing.check.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model says of calls.
 *
 * @param findings what is wrong; none if nothing is
 * @param doubts why nothing can be said for certain; none if something can
 */
public record Ruling(List<Flaw> findings, List<String> doubts) {
  /**
   * Something that is wrong.
   *
   * @param anomaly its name, such as {@code lost}
   * @param why a sentence
   * @param calls that prove it, what cannot be explained first
   */
  public record Flaw(String anomaly, String why, List<Call> calls) {
    public Flaw {
      calls = List.copyOf(calls);
    }
  }

  public Ruling {
    findings = List.copyOf(findings);
    doubts = List.copyOf(doubts);
  }

  /** This and {@code other}, which is of another object. */
  public Ruling and(Ruling other) {
    var all = new ArrayList<>(findings);
    all.addAll(other.findings());
    var more = new ArrayList<>(doubts);
    more.addAll(other.doubts());
    return new Ruling(all, more);
  }

  /** The same, whose sentences begin with {@code name}. */
  public Ruling named(String name) {
    return new Ruling(
        findings.stream().map(f -> new Flaw(f.anomaly(), name + f.why(), f.calls())).toList(),
        doubts.stream().map(name::concat).toList());
  }

  static Ruling of(List<Flaw> findings) {
    return new Ruling(findings, List.of());
  }

  static Ruling unknown(String why) {
    return new Ruling(List.of(), List.of(why));
  }

  /** The same, which is not known for certain where nothing is wrong. */
  Ruling doubted(String why) {
    var more = new ArrayList<>(doubts);
    more.add(why);
    return new Ruling(findings, more);
  }
}
