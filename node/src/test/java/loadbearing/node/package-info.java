/** Tests of the whole node, in this process, against a real server in a container. */
package loadbearing.node;
