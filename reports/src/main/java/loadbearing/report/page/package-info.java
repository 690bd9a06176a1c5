/**
 * A story as the words of a page: nested maps of plain text, as templates read them. Nothing is
 * escaped yet; each format escapes in its own way.
 *
 * <p>Start reading at {@link loadbearing.report.page.Page}.
 */
package loadbearing.report.page;
