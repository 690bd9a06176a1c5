/** Tests of what a controller thinks. */
package loadbearing.node.failover;
