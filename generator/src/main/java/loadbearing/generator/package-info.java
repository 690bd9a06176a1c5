/**
 * What the load generator does: the plan of a run's load, and the record it leaves.
 *
 * <p>Everything here is a value, or a function of the seed, but for the spool, the file in which
 * the generator writes down every operation. Start reading at {@link
 * loadbearing.generator.LoadPlan}; {@link loadbearing.generator.Wire} says what an answer, or its
 * absence, means.
 */
package loadbearing.generator;
