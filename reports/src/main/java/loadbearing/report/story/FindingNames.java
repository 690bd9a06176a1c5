package loadbearing.report.story;

import java.util.stream.Collectors;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.history.Run;

/** What findings are called where people read them. */
public final class FindingNames {
  private FindingNames() {}

  /** The name of a finding of {@code run}, with faults as the schedule spells them. */
  public static String of(Finding finding, Run run) {
    return finding.subject().aspects().stream()
        .map(aspect -> aspect instanceof Aspect.OfFault fault ? words(fault, run) : aspect.words())
        .collect(Collectors.joining("", finding.measure().words(), ""));
  }

  private static String words(Aspect.OfFault fault, Run run) {
    return run.episodes().stream()
        .filter(episode -> episode.number() == fault.number())
        .map(episode -> ", " + episode.words())
        .findFirst()
        .orElse(fault.words());
  }
}
