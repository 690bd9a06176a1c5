package loadbearing.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.fault.Acts;
import loadbearing.fault.Faults;
import loadbearing.harness.inject.CustomFault;
import loadbearing.harness.inject.CustomFaults;
import loadbearing.suite.Ledger;
import loadbearing.topology.classic.Architecture;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Workloads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What there is to run. */
@Command(
    name = "list",
    description = "Architectures, faults, acts of operators, workloads and claims.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private record Entry(
      String id, String name, String summary, List<Architecture.Setting> settings) {}

  private record FaultEntry(String name, String syntax, String summary, boolean needsProxy) {
    static FaultEntry of(Faults.Entry fault) {
      return new FaultEntry(fault.name(), fault.syntax(), fault.sentence(), fault.needsProxy());
    }

    static FaultEntry of(CustomFault fault) {
      var words = "custom " + fault.name();
      var syntax =
          words + " on <target> [with <word>...] [taking it away] at <time> for <time>|until end";
      return new FaultEntry(words, syntax, fault.sentence(), false);
    }
  }

  private record ActEntry(String name, String syntax, String example, String summary) {}

  private record WorkloadEntry(String name, String summary) {}

  private record ClaimEntry(
      String id, String claim, String expected, String made, List<String> architectures) {}

  private record Listing(
      List<Entry> architectures,
      List<FaultEntry> faults,
      List<ActEntry> acts,
      List<WorkloadEntry> workloads,
      List<ClaimEntry> claims) {}

  @Mixin private Output output;

  @Override
  public Integer call() {
    var listing =
        new Listing(
            Catalogue.all().stream()
                .map(
                    architecture ->
                        new Entry(
                            architecture.id(),
                            architecture.name(),
                            architecture.topology().summary(),
                            architecture.settings()))
                .toList(),
            Stream.concat(
                    Faults.all().stream().map(FaultEntry::of),
                    CustomFaults.all().stream().map(FaultEntry::of))
                .toList(),
            Acts.all().stream()
                .map(act -> new ActEntry(act.name(), act.syntax(), act.example(), act.sentence()))
                .toList(),
            Workloads.all().stream()
                .map(workload -> new WorkloadEntry(workload.name(), workload.summary()))
                .toList(),
            Ledger.all().stream()
                .map(
                    claim ->
                        new ClaimEntry(
                            claim.id(),
                            claim.text(),
                            claim.expectation(),
                            claim.made(),
                            claim.architectures()))
                .toList());
    output.print(listing, words(listing));
    return Exit.EXPECTED;
  }

  private static String words(Listing listing) {
    return "Architectures\n"
        + listing.architectures().stream()
            .map(entry -> "  %-4s %-20s %s%n".formatted(entry.id(), entry.name(), entry.summary()))
            .collect(Collectors.joining())
        + "\nFaults\n"
        + listing.faults().stream()
            .map(entry -> "  %-62s %s%n".formatted(entry.syntax(), entry.summary()))
            .collect(Collectors.joining())
        + "\nActs of operators, in a schedule beside faults\n"
        + listing.acts().stream()
            .map(
                entry ->
                    "  %-26s %-26s %s%n"
                        .formatted(entry.syntax(), entry.example(), entry.summary()))
            .collect(Collectors.joining())
        + "\nWorkloads\n"
        + listing.workloads().stream()
            .map(entry -> "  %-12s %s%n".formatted(entry.name(), entry.summary()))
            .collect(Collectors.joining())
        + "\nClaims\n"
        + listing.claims().stream()
            .map(
                entry ->
                    "  %-4s %s%n       expected: %s%n"
                        .formatted(entry.id(), entry.claim(), entry.expected()))
            .collect(Collectors.joining());
  }
}
