package loadbearing.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loadbearing.analysis.validity.Validity;
import loadbearing.history.Manifest;
import loadbearing.history.RunFolder;
import loadbearing.history.UnreadableRunException;

/**
 * Which of the runs that are kept count: of those of one plan the newest valid one, or else the
 * newest. A run that was disturbed, or ended by Ctrl-C, never takes the place of a valid one.
 */
final class Retention {
  /** What {@code Laboratory} calls a run. */
  private static final Pattern ID = Pattern.compile(".+-\\d{8}-\\d{6}-\\d+");

  /** What a run may leave before it has a manifest. */
  private static final Set<String> OURS =
      Set.of(RunFolder.HISTORY, RunFolder.MANIFEST + ".part", "logs", "spool");

  private final Map<Object, List<Path>> byPlan = new LinkedHashMap<>();
  private final List<Path> neverBegun = new ArrayList<>();

  /**
   * @param folders in the order they were made in
   * @param unreadable told of each run that cannot be read
   */
  Retention(List<Path> folders, Consumer<String> unreadable) {
    for (var folder : folders) {
      if (Files.exists(folder.resolve(RunFolder.MANIFEST))) {
        manifest(folder, unreadable)
            .ifPresent(
                it -> byPlan.computeIfAbsent(plan(it), plan -> new ArrayList<>()).add(folder));
      } else if (isOurs(folder)) {
        neverBegun.add(folder);
      }
    }
  }

  /** The run of each plan that counts, in the order the plans were made first. */
  List<Path> counting() {
    return byPlan.values().stream().map(Retention::best).toList();
  }

  /**
   * What may go: runs of whose plan a better one is kept, and what never became a run. The newest
   * run of a plan stays beside an older one that is valid.
   */
  List<Path> superseded() {
    return Stream.concat(
            neverBegun.stream(),
            byPlan.values().stream()
                .flatMap(
                    runs -> {
                      var best = best(runs);
                      return runs.stream()
                          .filter(run -> !run.equals(best) && !run.equals(runs.getLast()));
                    }))
        .toList();
  }

  private static Path best(List<Path> runs) {
    return runs.size() == 1
        ? runs.getFirst()
        : runs.reversed().stream().filter(Retention::isValid).findFirst().orElseGet(runs::getLast);
  }

  private static boolean isValid(Path folder) {
    try {
      return Validity.compared(new RunFolder(folder).read()).reasons().isEmpty();
    } catch (UnreadableRunException e) {
      return false;
    }
  }

  private static Optional<Manifest> manifest(Path folder, Consumer<String> unreadable) {
    try {
      return Optional.of(new RunFolder(folder).manifest());
    } catch (UnreadableRunException e) {
      unreadable.accept(e.getMessage());
      return Optional.empty();
    }
  }

  /** What two runs share that asked the same of the same architecture. */
  private static Object plan(Manifest manifest) {
    return List.of(manifest.topology(), manifest.plan().warmedUp(Duration.ZERO).seeded(0));
  }

  private static boolean isOurs(Path folder) {
    if (!Files.isDirectory(folder) || !ID.matcher(folder.getFileName().toString()).matches()) {
      return false;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.allMatch(each -> OURS.contains(each.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("could not list " + folder, e);
    }
  }
}
