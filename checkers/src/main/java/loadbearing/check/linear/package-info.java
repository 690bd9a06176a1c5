/**
 * Whether operations on one register can be put into an order that respects real time and explains
 * every answer, and if not, which few operations prove it.
 *
 * <p>{@link loadbearing.check.linear.Zones} decides histories of unique writes in O(n log n),
 * {@link loadbearing.check.linear.Search} all others, {@link loadbearing.check.linear.Shrink} makes
 * a proof small. Start reading at {@link loadbearing.check.linear.Linear}.
 */
package loadbearing.check.linear;
