package loadbearing.history;

import loadbearing.workload.Level;

/**
 * One statement that a script played against a database, and what came of it.
 *
 * @param script which one
 * @param level the isolation that its sessions asked for
 * @param attempt which time the script was played, from 1
 * @param session which of its connections
 * @param step the name by which the script speaks of the answer; empty if it does not
 * @param sql the statement
 * @param answer the rows, columns parted by {@code ,} and rows by {@code ;}, or how many rows were
 *     changed
 * @param error number and text of the database's error; empty if there was none
 * @param at when it was sent, ns since time zero
 * @param returned when its answer came, ns since time zero
 */
public record Played(
    String script,
    Level level,
    int attempt,
    int session,
    String step,
    String sql,
    String answer,
    String error,
    long at,
    long returned)
    implements Event {}
