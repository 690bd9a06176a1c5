package loadbearing.suite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.harness.Laboratory;
import loadbearing.harness.programme.Accounts;
import loadbearing.harness.programme.Asker;
import loadbearing.harness.programme.Need;
import loadbearing.harness.programme.Programme;
import loadbearing.history.Run;

/**
 * Claims that are answered together: one programme makes the runs that they need, and each run is
 * read by every claim that waits for it.
 */
public final class Inquiry implements Asker {
  private final Consumer<Answer> told;
  private final FalseAlarms alarms = FalseAlarms.ofLedger();
  private final List<Row> rows;

  /** A claim, what it waits for and what it has. */
  private static final class Row {
    private final Claim claim;
    private final List<Pending> pending;
    private final List<JudgedRun> reports = new ArrayList<>();
    private final List<RuntimeException> errors = new ArrayList<>();

    Row(Claim claim, Profile profile, double mostRisk) {
      this.claim = claim;
      this.pending =
          new ArrayList<>(
              claim.questions().stream()
                  .map(question -> new Pending(question, profile, mostRisk))
                  .toList());
    }

    private List<Pending> waitingFor(Need need) {
      return pending.stream().filter(it -> it.need().asked().equals(need.asked())).toList();
    }
  }

  /**
   * Claims to be answered.
   *
   * @param told of each claim once it is answered
   */
  public Inquiry(Collection<Claim> claims, Profile profile, Consumer<Answer> told) {
    this.told = told;
    double mostRisk = alarms.share();
    this.rows = claims.stream().distinct().map(claim -> new Row(claim, profile, mostRisk)).toList();
  }

  /** The runs that are needed at first. */
  public Programme programme() {
    return Programme.of(
        rows.stream().flatMap(row -> row.pending.stream()).map(Pending::need).toList());
  }

  /** Answers every claim. */
  public Accounts carryOut(Laboratory laboratory) {
    var accounts = programme().carryOut(laboratory, this);
    laboratory.progress().stage(alarms.words());
    return accounts;
  }

  @Override
  public synchronized List<Need> made(Need need, Run run) {
    var judged = Results.judge(run);
    Map<Object, Need> next = new LinkedHashMap<>();
    for (var row : rows) {
      for (var waiting : row.waitingFor(need)) {
        var report = waiting.see(run, judged);
        report.ifPresentOrElse(
            it -> {
              row.pending.remove(waiting);
              row.reports.add(it);
              tell(row);
            },
            () -> next.put(waiting.need().experiment(), waiting.need()));
      }
    }
    return List.copyOf(next.values());
  }

  @Override
  public synchronized void failed(Need need, RuntimeException why) {
    for (var row : rows) {
      var waiting = row.waitingFor(need);
      if (!waiting.isEmpty()) {
        row.pending.removeAll(waiting);
        row.errors.add(why);
        tell(row);
      }
    }
  }

  private void tell(Row row) {
    if (row.pending.isEmpty()) {
      told.accept(new Answer(row.claim, row.reports, row.errors));
    }
  }
}
