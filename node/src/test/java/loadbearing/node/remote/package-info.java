/** Tests of this package. */
package loadbearing.node.remote;
