package loadbearing.history;

/**
 * A named stretch of a run begins or ends, such as {@code measure} or {@code clones=2 block=1}.
 *
 * @param name the stretch
 * @param begins whether it begins; else it ends
 * @param at when, ns since time zero
 */
public record Phase(String name, boolean begins, long at) implements Event {}
