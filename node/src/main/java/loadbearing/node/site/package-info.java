/**
 * What the node offers: users and posts, sessions and carts, registers and lists for tests of
 * consistency, a page that costs time. {@link loadbearing.node.site.Site} is the table of it all.
 */
package loadbearing.node.site;
