/**
 * Judges runs: a {@link loadbearing.history.Run} goes in, a {@link loadbearing.analysis.Finding}
 * comes out. Everything here is pure: the same run gives the same finding, with no container
 * engine.
 *
 * <p>Here is what all analyzers share; each package below holds those that judge one thing. {@code
 * judge} knows them all.
 *
 * <p>Start reading at {@link loadbearing.analysis.Analyzer} and {@link
 * loadbearing.analysis.Finding}.
 */
package loadbearing.analysis;
