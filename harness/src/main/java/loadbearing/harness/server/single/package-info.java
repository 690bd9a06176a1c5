/** A web server and its database on one machine. */
package loadbearing.harness.server.single;
