/**
 * How the node speaks with its databases: one {@link loadbearing.node.database.Database} for each
 * endpoint, every call bounded by the {@link loadbearing.node.remote.Deadline} of the request it
 * serves.
 *
 * <p>The pool is our own and small. A general one bounds waiting by one timeout for all, tests idle
 * connections with a query of its own and backs off for seconds while a database is away; here each
 * request has its own deadline, no query is asked that nobody wanted, and a database that is back
 * serves the next request.
 *
 * <p>Nothing is ever retried.
 */
package loadbearing.node.database;
