package loadbearing.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Subject;
import loadbearing.analysis.consistency.Linearizability;
import loadbearing.analysis.consistency.TransactionIsolation;
import loadbearing.analysis.data.ReplicaDivergence;
import loadbearing.analysis.data.ValuesKnown;
import loadbearing.analysis.data.WritesSeen;
import loadbearing.analysis.judge.Judge;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.analysis.judge.Reserved;
import loadbearing.analysis.session.SessionGuarantees;
import loadbearing.history.Run;
import loadbearing.history.RunFolder;
import loadbearing.history.UnreadableRunException;
import loadbearing.report.Report;
import loadbearing.report.story.ClaimResult;
import loadbearing.report.story.Comparison;
import loadbearing.suite.isolation.KnownAnomalies;

/**
 * The folder of results: {@code runs/<id>/} as the laboratory leaves them, {@code
 * claims/<id>.json}, and the pages in {@code report/}.
 *
 * @param folder where; made when something is kept
 */
public record Results(Path folder) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(subjects())
          // What a record derives from its components is not part of it.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .build();

  /** A subject is kept as it is spelled. */
  private static SimpleModule subjects() {
    return new SimpleModule()
        .addSerializer(
            Subject.class,
            new StdDelegatingSerializer(
                Subject.class,
                new StdConverter<Subject, String>() {
                  @Override
                  public String convert(Subject subject) {
                    return subject.spelling();
                  }
                }))
        .addDeserializer(
            Subject.class,
            new StdDelegatingDeserializer<>(
                new StdConverter<String, Subject>() {
                  @Override
                  public Subject convert(String spelling) {
                    return Subject.parse(spelling);
                  }
                }));
  }

  private static Judge judge() {
    Map<String, Analyzer> analyzers = new LinkedHashMap<>();
    analyzers.put("linearizability", new Linearizability(Duration.ofSeconds(10), System::nanoTime));
    analyzers.put("transactions", new TransactionIsolation(Optional.empty()));
    analyzers.put("sessions", new SessionGuarantees());
    analyzers.put("writes seen", new WritesSeen());
    analyzers.put("values known", new ValuesKnown());
    analyzers.put("replica divergence", new ReplicaDivergence());
    analyzers.put("known anomalies", new KnownAnomalies());
    analyzers.put("programme", new Reserved(List.of(Pending.SET_ASIDE)));
    return new Judge(Judge.analyzers(analyzers));
  }

  /** The folder of one run. */
  public Path folder(String run) {
    return folder.resolve("runs").resolve(run);
  }

  /** Judges a run by everything that applies to it. */
  public static JudgedRun judge(Run run) {
    return new JudgedRun(run, judge().findings(run));
  }

  /** Keeps the answer to a claim for the report; an older answer is replaced. */
  public void keep(Answer answer) {
    var claim = answer.claim();
    var result =
        new ClaimResult(
            claim.id(),
            claim.text(),
            claim.expectation(),
            answer.outcome(),
            answer.surprises(),
            answer.reports().stream().map(report -> look(claim, report)).toList());
    try {
      Files.createDirectories(folder.resolve("claims"));
      JSON.writeValue(folder.resolve("claims").resolve(claim.id() + ".json").toFile(), result);
    } catch (IOException e) {
      throw new UncheckedIOException("could not keep the answer to claim " + claim.id(), e);
    }
  }

  /** What a claim judges by a threshold of its own is among what it expects. */
  private static ClaimResult.Look look(Claim claim, JudgedRun report) {
    return new ClaimResult.Look(
        report.run().id(),
        report.findings(),
        report.expectations().all().stream().filter(claim.expected()::contains).toList(),
        report.expectations().mostRisk());
  }

  /**
   * Writes the pages on all runs that are kept; of several runs of one plan the newest valid one.
   *
   * @param said told of each run or answer that cannot be read, and is left out
   * @return the page to open
   * @throws IllegalArgumentException if no run is kept that can be read
   */
  public Path report(Consumer<String> said) {
    return reportIfAny(said)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no runs in %s; make some with 'loadbearing compare'".formatted(folder)));
  }

  /**
   * The same, where there may be no run to report on.
   *
   * @return the page to open; empty if there is none
   */
  public Optional<Path> reportIfAny(Consumer<String> said) {
    Consumer<String> leftOut = why -> said.accept("left out of the report: " + why);
    var newest =
        new Retention(children("runs"), leftOut)
            .counting().stream()
                .flatMap(path -> readable(() -> new RunFolder(path).read(), leftOut).stream())
                .map(Results::judge)
                .toList();
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    try {
      var claims = claims(leftOut);
      var runs = newest.stream().map(run -> seen(run, claims)).toList();
      return Optional.of(
          Report.write(
              folder.resolve("report"),
              new Comparison("Loadbearing", Instant.now(), runs, claims)));
    } catch (IOException e) {
      throw new UncheckedIOException("could not write the report to " + folder, e);
    }
  }

  /** The run as the claims see it that rest on it. */
  private static JudgedRun seen(JudgedRun usual, List<ClaimResult> claims) {
    return claims.stream()
        .flatMap(claim -> claim.looks().stream())
        .filter(look -> look.run().equals(usual.run().id()))
        .reduce(usual, (run, look) -> look.over(run), (one, other) -> other);
  }

  /**
   * Removes the runs of whose plan a better one is kept, and what never became a run; a valid run
   * never goes for one that is not, and what our runs did not make stays.
   *
   * @param said told of each that goes, and of each run that stays because only another version may
   *     be able to read it
   * @return how many went
   */
  public int prune(Consumer<String> said) {
    var old = new Retention(children("runs"), why -> said.accept("stays: " + why)).superseded();
    old.forEach(
        path -> {
          said.accept("removes " + path);
          delete(path);
        });
    return old.size();
  }

  private static <T> Optional<T> readable(Supplier<T> read, Consumer<String> unreadable) {
    try {
      return Optional.of(read.get());
    } catch (UnreadableRunException e) {
      unreadable.accept(e.getMessage());
      return Optional.empty();
    }
  }

  private static void delete(Path path) {
    try (Stream<Path> inside = Files.walk(path)) {
      for (var each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not remove " + path, e);
    }
  }

  private List<ClaimResult> claims(Consumer<String> unreadable) throws IOException {
    var results = new ArrayList<ClaimResult>();
    for (var path : children("claims")) {
      try {
        results.add(JSON.readValue(path.toFile(), ClaimResult.class));
      } catch (JsonProcessingException e) {
        unreadable.accept("%s is no answer to a claim: %s".formatted(path, e.getOriginalMessage()));
      }
    }
    return results;
  }

  /** In the order of their names, which for runs is the order they were made in. */
  private List<Path> children(String name) {
    var parent = folder.resolve(name);
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(parent)) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("could not list " + parent, e);
    }
  }
}
