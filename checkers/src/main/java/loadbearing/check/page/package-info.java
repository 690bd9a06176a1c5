/**
 * Draws what checks found: a page of one file that opens offline, in light and dark.
 *
 * <p>Results go in, HTML comes out. Start reading at {@link loadbearing.check.page.HistoryPage}.
 */
package loadbearing.check.page;
