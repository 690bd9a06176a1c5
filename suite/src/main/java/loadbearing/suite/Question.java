package loadbearing.suite;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import loadbearing.analysis.judge.Expectation;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.analysis.validity.Validity.Part;
import loadbearing.harness.programme.Need;

/**
 * What a claim asks of one run.
 *
 * @param need the topology and the plan, by profile
 * @param expected the verdicts that decide
 * @param parts of the run that must not have been disturbed; else it is made again
 * @param circumstances what must have happened; else it decides nothing
 * @param isLookedAtTwice whether a run that cannot tell gets a second one beside it
 * @param reading what the claim makes of the findings that every run has
 */
public record Question(
    Function<Profile, Need> need,
    List<Expectation> expected,
    Set<Part> parts,
    List<Circumstance> circumstances,
    boolean isLookedAtTwice,
    Reading reading) {

  /** Reads the findings of runs as a claim wants them. */
  @FunctionalInterface
  public interface Reading {
    /**
     * The report on the last run, with the findings that answer the claim.
     *
     * @param looks the run, or both where the first could not tell: what it saw counts with the
     *     second
     */
    JudgedRun read(List<JudgedRun> looks, Profile profile);
  }

  public Question {
    expected = List.copyOf(expected);
    parts = Set.copyOf(parts);
    circumstances = List.copyOf(circumstances);
  }

  /** A question to a run that nothing disturbed. */
  public static Question of(Function<Profile, Need> need, List<Expectation> expected) {
    return new Question(
        need,
        expected,
        EnumSet.allOf(Part.class),
        List.of(),
        false,
        (looks, profile) -> looks.getLast());
  }

  /**
   * The same, about what was read and not how fast: the host may have been busy, and the load late.
   */
  public Question recorded() {
    return new Question(
        need,
        expected,
        EnumSet.of(Part.RECORD, Part.TAIL, Part.FAULTS),
        circumstances,
        isLookedAtTwice,
        reading);
  }

  /**
   * The same, about what was served within a user's patience: some milliseconds that the load was
   * late, beside a neighbour that stands up, do not matter.
   */
  public Question served() {
    return new Question(
        need,
        expected,
        EnumSet.complementOf(EnumSet.of(Part.LOAD)),
        circumstances,
        isLookedAtTwice,
        reading);
  }

  /** The same with a second look, where the first cannot tell, and how both are read together. */
  public Question lookedAtTwice(Reading reading) {
    return new Question(need, expected, parts, circumstances, true, reading);
  }

  /** The same, which decides nothing where these did not happen. */
  public Question given(Circumstance... circumstances) {
    return new Question(need, expected, parts, List.of(circumstances), isLookedAtTwice, reading);
  }
}
