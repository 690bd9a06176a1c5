/**
 * Disturbs edges through Toxiproxy; the only package that knows its client. Start at {@link
 * loadbearing.fault.toxiproxy.Toxics}.
 */
package loadbearing.fault.toxiproxy;
