/** The failover controller: its image, what it is told, and what it says. */
package loadbearing.harness.server.controller;
