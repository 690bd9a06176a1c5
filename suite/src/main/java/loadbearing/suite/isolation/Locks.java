package loadbearing.suite.isolation;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who waits for a lock, without a performance schema. InnoDB's status tells the state of now, but
 * not of transactions that have only read; its table of transactions has those too, and is
 * refreshed only when nobody has read it for a tenth of a second.
 */
final class Locks {
  /** Begins each transaction of the status; those of the last deadlock in it begin otherwise. */
  private static final String TRANSACTION = "---TRANSACTION ";

  private static final Pattern THREAD = Pattern.compile("MySQL thread id (\\d+)");

  private static final String WAITING =
      "SELECT trx_mysql_thread_id FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'";

  private static final long REFRESHED_NANOS = 110_000_000;

  private final Session observer;
  private long looked = System.nanoTime();

  Locks(Session observer) {
    this.observer = observer;
  }

  /** The connections that wait for a lock; one that has only read may be missing for a while. */
  Set<Long> waiting() throws SQLException {
    Set<Long> waiting = new HashSet<>(inStatus(observer.ask("SHOW ENGINE INNODB STATUS")));
    if (System.nanoTime() - looked > REFRESHED_NANOS) {
      waiting.addAll(inTable(observer.ask(WAITING)));
      looked = System.nanoTime();
    }
    return waiting;
  }

  static Set<Long> inStatus(String status) {
    return Arrays.stream(status.split(TRANSACTION))
        .skip(1)
        .filter(transaction -> transaction.contains("LOCK WAIT"))
        .flatMap(transaction -> THREAD.matcher(transaction).results())
        .map(match -> Long.valueOf(match.group(1)))
        .collect(Collectors.toSet());
  }

  private static Set<Long> inTable(String rows) {
    return Arrays.stream(rows.split(";"))
        .filter(row -> !row.isEmpty())
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }
}
