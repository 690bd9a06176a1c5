/**
 * What breaks, when, how it is healed, and how both are proved.
 *
 * <p>A {@link loadbearing.fault.Fault} says what, a schedule says when, an injection is a fault at
 * work, a {@link loadbearing.fault.Receipt} says what was done and what a probe saw. Effects go
 * through {@link loadbearing.fault.Control}, and through {@code loadbearing.fault.toxiproxy} on
 * edges that pass a proxy. This package starts no container.
 */
package loadbearing.fault;
