/** MySQL servers: connections of the control account, and replication. */
package loadbearing.harness.server.mysql;
