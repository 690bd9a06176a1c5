/**
 * What breaks and what operators do, and when.
 *
 * <p>A {@link loadbearing.fault.Fault} or an {@link loadbearing.fault.Act} says what, a {@link
 * loadbearing.fault.Schedule} says when. Everything here is a value; who breaks, heals and proves
 * it is the harness.
 */
package loadbearing.fault;
