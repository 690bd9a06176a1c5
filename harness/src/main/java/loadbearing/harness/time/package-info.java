/** The time that runs are made in. */
package loadbearing.harness.time;
