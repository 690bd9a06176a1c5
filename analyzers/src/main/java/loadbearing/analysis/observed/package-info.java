/**
 * What a run observed, cut in time and counted: which operations were asked for a goal, how they
 * ended, how long they took, how fast a counter grew. It judges nothing.
 *
 * <p>Start reading at {@link loadbearing.analysis.observed.Asked} and {@link
 * loadbearing.analysis.observed.Timeline}.
 */
package loadbearing.analysis.observed;
