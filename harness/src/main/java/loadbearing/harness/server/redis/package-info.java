/** Redis as a store of sessions. */
package loadbearing.harness.server.redis;
