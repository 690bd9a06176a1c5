/**
 * HAProxy in front of web servers and of databases: its configuration, its runtime API, what it
 * logs of its opinions.
 */
package loadbearing.harness.server.haproxy;
