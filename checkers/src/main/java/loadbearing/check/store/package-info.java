/**
 * Jepsen's own store of a test, as a text of its events: blocks of a file, in them values of
 * Fressian, of them the history's events.
 *
 * <p>Start reading at {@link loadbearing.check.store.StoredEvents}.
 */
package loadbearing.check.store;
