/**
 * The failover controller: it watches a primary and its replicas from several places, and gives
 * another server the writes when the primary is lost. What it thinks is a pure function of what it
 * saw ({@link loadbearing.node.failover.Mind}); start reading there, and at {@link
 * loadbearing.node.failover.Main} for how it sees and acts.
 */
package loadbearing.node.failover;
