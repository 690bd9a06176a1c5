/**
 * Containers of nodes: what one is made of, how it is made, and those that stand. Start at {@link
 * loadbearing.harness.container.Machine}.
 */
package loadbearing.harness.container;
