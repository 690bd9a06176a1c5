/**
 * The load generator: Gatling injects the virtual users, a client of ours asks.
 *
 * <p>Gatling's own HTTP client sends requests again when a connection closes before the answer, a
 * POST too, and says nothing of it. So operations go out through {@link
 * loadbearing.generator.gatling.OperationAction} over {@link
 * loadbearing.generator.gatling.Connection}, which never does, and are told to Gatling's statistics
 * afterwards. Start reading at {@link loadbearing.generator.gatling.Generator}.
 *
 * <p>The only package that knows Gatling, Scala and Netty.
 */
package loadbearing.generator.gatling;
