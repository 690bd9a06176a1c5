/**
 * Puts judged runs beside each other: who is better at what, and what users lose with each part of
 * an architecture. It reads findings and makes none.
 *
 * <p>Start reading at {@link loadbearing.analysis.comparison.Contests} and {@link
 * loadbearing.analysis.comparison.LoadBearingMap}.
 */
package loadbearing.analysis.comparison;
