/**
 * What a report tells, worked out once for all formats: what won and what broke, the numbers side
 * by side, what each fault took away, and the series behind the charts.
 *
 * <p>A {@link loadbearing.report.story.Comparison} goes in, a {@link
 * loadbearing.report.story.Story} comes out. Judgements and numbers are the analyzers'. Start
 * reading at {@link loadbearing.report.story.Story}.
 */
package loadbearing.report.story;
