/**
 * The app node: one web server, the same on every clone, configured by environment. {@code
 * docs/protocol.md} says what it speaks; start reading at {@link loadbearing.node.AppNode}.
 */
package loadbearing.node;
