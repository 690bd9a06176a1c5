/** What a node does wrong on purpose, without a database. */
package loadbearing.node.sabotage;
