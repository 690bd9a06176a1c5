/**
 * Judges what faults cost users: availability, outages and recovery, whose loss was which fault's,
 * and whether that is what the graph predicts.
 *
 * <p>Start reading at {@link loadbearing.analysis.availability.FaultEffect} and {@link
 * loadbearing.analysis.availability.AvailabilityModel}.
 */
package loadbearing.analysis.availability;
