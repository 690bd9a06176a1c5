/**
 * All judgements together: which analyzers there are, and every measure that they make.
 *
 * <p>Start reading at {@link loadbearing.analysis.judge.Judge}.
 */
package loadbearing.analysis.judge;
