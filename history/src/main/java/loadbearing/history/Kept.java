package loadbearing.history;

import java.util.List;

/**
 * Writes that a database still had when the run was over.
 *
 * @param database who was asked
 * @param at when, ns since time zero
 * @param operations ids of the writes it had; a database's answer may be spread over several lines
 * @param last whether this was the last line of that database's answer
 */
public record Kept(String database, long at, List<Long> operations, boolean last) implements Event {
  public Kept {
    operations = List.copyOf(operations);
  }
}
