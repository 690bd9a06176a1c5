/**
 * An architecture, a fault and a claim of somebody's own. Start reading at {@link own.OwnReplica}.
 */
package own;
