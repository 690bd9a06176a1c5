package loadbearing.history;

import loadbearing.topology.Kind.Role;

/**
 * A node has another role from now on.
 *
 * @param node whose role it is
 * @param role the new one
 * @param at when, ns since time zero
 */
public record RoleChange(String node, Role role, long at) implements Event {}
