/**
 * What breaks, and when.
 *
 * <p>A {@link loadbearing.fault.Fault} says what, a {@link loadbearing.fault.Schedule} says when.
 * Everything here is a value; who breaks, heals and proves it is the harness.
 */
package loadbearing.fault;
