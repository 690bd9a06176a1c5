/**
 * Scripts that show what isolation a database has: a few transactions step by step, in an order
 * that lets an anomaly appear if anything does. They show what lists and registers under load
 * cannot, such as predicates, and show the others every time instead of now and then.
 *
 * <p>In go connections to a database, out come {@link loadbearing.history.Played} events; {@link
 * loadbearing.suite.isolation.KnownAnomalies} judges those, in a stored run as well. Start at
 * {@link loadbearing.suite.isolation.Scenarios}.
 */
package loadbearing.suite.isolation;
