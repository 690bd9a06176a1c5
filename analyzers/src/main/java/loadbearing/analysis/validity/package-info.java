/**
 * Judges whether a run can be believed: what its record lacks, which fault was not proved, how busy
 * the host was.
 *
 * <p>Start reading at {@link loadbearing.analysis.validity.Validity}.
 */
package loadbearing.analysis.validity;
