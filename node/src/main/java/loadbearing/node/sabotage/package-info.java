/**
 * What a node does wrong on purpose, where its environment says so, for those who test their judges
 * against a truth that is known. A node that is told nothing does its work.
 *
 * <p>Start at {@link loadbearing.node.sabotage.Sabotage}: the site asks it how to write, and is
 * wrapped in what it makes of requests.
 */
package loadbearing.node.sabotage;
