/**
 * Breaks, heals, and proves both.
 *
 * <p>An injection is a fault at work, a {@link loadbearing.harness.inject.Receipt} says what was
 * done and what a probe saw. Effects go through {@link loadbearing.harness.inject.Control}, and
 * through {@code loadbearing.harness.inject.toxiproxy} on edges that pass a proxy. This package
 * starts no container.
 */
package loadbearing.harness.inject;
