/**
 * Disturbs edges through Toxiproxy; the only package that knows its client. Start at {@link
 * loadbearing.harness.inject.toxiproxy.Toxics}.
 */
package loadbearing.harness.inject.toxiproxy;
