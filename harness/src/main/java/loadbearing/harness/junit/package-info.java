/**
 * Experiments as JUnit tests: {@link loadbearing.harness.junit.LaboratoryExtension} gives a test
 * its laboratory.
 */
package loadbearing.harness.junit;
