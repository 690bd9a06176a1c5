/**
 * The report for people: a story goes in, one HTML file comes out that needs nothing else to be
 * opened. Its style, script and the charting library are inside it, and so are the numbers behind
 * the charts.
 *
 * <p>Start reading at {@link loadbearing.report.html.HtmlFormat}.
 */
package loadbearing.report.html;
