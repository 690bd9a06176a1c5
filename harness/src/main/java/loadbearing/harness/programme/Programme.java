package loadbearing.harness.programme;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loadbearing.harness.Experiment;
import loadbearing.harness.Laboratory;

/**
 * The deployments and runs that answer many needs with the least standing up:
 *
 * <ol>
 *   <li>Equal needs are one.
 *   <li>Needs of one topology share a deployment, as far as what passes a proxy agrees; where no
 *       speed is judged, every edge that any of them disturbs passes one. Calm ones are together,
 *       for they can have others beside them.
 *   <li>A need that another topology will do for goes where that stands anyway.
 *   <li>In a deployment those that break most come last.
 * </ol>
 *
 * @param asked how many needs there were, equal ones too
 * @param batches in the order in which they were asked for
 */
public record Programme(int asked, List<Batch> batches) {
  /** About what standing up and taking down need together. */
  private static final Duration STANDING = Duration.ofSeconds(12);

  /** About what a run needs around its load: a generator's start, proofs, collecting. */
  private static final Duration AROUND = Duration.ofSeconds(5);

  public Programme {
    batches = List.copyOf(batches);
  }

  /** The programme for {@code needs}. */
  public static Programme of(Collection<Need> needs) {
    Map<Experiment, Need> distinct = new LinkedHashMap<>();
    needs.forEach(need -> distinct.merge(need.experiment(), need, Programme::stricter));
    List<Batch> batches = new ArrayList<>();
    distinct.values().stream()
        .filter(need -> need.orOn().isEmpty())
        .forEach(need -> place(need, batches));
    distinct.values().stream()
        .filter(need -> !need.orOn().isEmpty())
        .forEach(need -> place(anywhere(need, batches), batches));
    return new Programme(needs.size(), batches);
  }

  /** Of two that ask for the same run, what satisfies both. */
  private static Need stricter(Need one, Need other) {
    return new Need(
        one.experiment(),
        one.asked(),
        one.isAlone() || other.isAlone(),
        Math.max(one.cores(), other.cores()),
        one.orOn().stream().filter(other.orOn()::contains).toList());
  }

  private static Need anywhere(Need need, List<Batch> batches) {
    if (batches.stream().anyMatch(batch -> batch.takes(need))) {
      return need;
    }
    return need.orOn().stream()
        .map(need::on)
        .filter(there -> batches.stream().anyMatch(batch -> batch.takes(there)))
        .findFirst()
        .orElse(need);
  }

  private static void place(Need need, List<Batch> batches) {
    for (int i = 0; i < batches.size(); i++) {
      if (batches.get(i).takes(need)) {
        batches.set(i, batches.get(i).with(need));
        return;
      }
    }
    batches.add(Batch.of(need));
  }

  /** How many runs there are at least. */
  public int runs() {
    return batches.stream().mapToInt(batch -> batch.needs().size()).sum();
  }

  /** What may share the host with others, the longest first. */
  public List<Batch> sideBySide() {
    return batches.stream()
        .filter(batch -> !batch.isAlone())
        .sorted(Comparator.comparing((Batch batch) -> length(batch)).reversed())
        .toList();
  }

  /** What has the host to itself. */
  public List<Batch> alone() {
    return batches.stream().filter(Batch::isAlone).toList();
  }

  /**
   * About how long it takes, if nothing has to be made again: what shares the host as long as the
   * longest of it, what is alone one after the other.
   */
  public Duration length() {
    var shared = sideBySide().stream().findFirst().map(Programme::length).orElse(Duration.ZERO);
    return alone().stream().map(Programme::length).reduce(shared, Duration::plus);
  }

  /** About how long one batch takes. */
  public static Duration length(Batch batch) {
    return batch.needs().stream()
        .map(need -> need.plan().warmUp().plus(need.plan().duration()).plus(AROUND))
        .reduce(STANDING, Duration::plus);
  }

  /** Carries it out, and tells {@code asker} of every need. */
  public Accounts carryOut(Laboratory laboratory, Asker asker) {
    return new Carrying(this, laboratory, asker).carryOut();
  }

  /** For people: what stands, what runs in it, and how long that takes. */
  public String words() {
    return batches.stream().map(Programme::words).collect(Collectors.joining())
        + "%d needs, %d runs in %d deployments, about %d s%n"
            .formatted(asked, runs(), batches.size(), length().toSeconds());
  }

  private static String words(Batch batch) {
    return "%s, about %d s%s%s%n%s"
        .formatted(
            batch.topology().id(),
            length(batch).toSeconds(),
            batch.isAlone() ? ", alone" : "",
            batch.proxied().isEmpty()
                ? ""
                : "; proxied: "
                    + batch.proxied().stream().sorted().collect(Collectors.joining(", ")),
            batch.needs().stream().map(Programme::words).collect(Collectors.joining()));
  }

  private static String words(Need need) {
    var plan = need.plan();
    return "  %s, %s, %d s%s%n"
        .formatted(
            plan.workload().name(),
            plan.load(),
            plan.warmUp().plus(plan.duration()).toSeconds(),
            plan.schedule().planned().isEmpty()
                ? ""
                : ", %d faults".formatted(plan.schedule().planned().size()));
  }
}
