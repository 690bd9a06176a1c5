/**
 * Many needs answered together: a {@link loadbearing.harness.programme.Need} is a topology and a
 * plan; a {@link loadbearing.harness.programme.Programme} puts needs of one topology into one
 * {@link loadbearing.harness.programme.Batch}, stands it up once and makes their runs in it.
 *
 * <p>Whoever asks is told of every run, and may ask for another one: nothing here judges. Start at
 * {@link loadbearing.harness.programme.Programme}.
 */
package loadbearing.harness.programme;
