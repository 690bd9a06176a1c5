/**
 * The container engine: found, asked, swept of what dead suites left. Knows of no topology. Start
 * at {@link loadbearing.harness.engine.Engine}.
 */
package loadbearing.harness.engine;
