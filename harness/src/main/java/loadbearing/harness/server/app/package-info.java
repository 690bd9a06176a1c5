/** The app node: what its image is made of, and what it is told. */
package loadbearing.harness.server.app;
