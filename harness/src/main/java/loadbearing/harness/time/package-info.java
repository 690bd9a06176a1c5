/** The time that runs are made in, and the clock of a history. */
package loadbearing.harness.time;
