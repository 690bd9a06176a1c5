/**
 * Findings to pages: a {@link loadbearing.report.story.Comparison} of judged runs goes in, {@code
 * index.html}, {@code report.md} and {@code report.json} come out.
 *
 * <p>Start reading at {@link loadbearing.report.Report}. What is told is worked out once, in {@code
 * loadbearing.report.story}; each format is a package that only writes it down.
 */
package loadbearing.report;
