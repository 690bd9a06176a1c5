/**
 * Topologies for people: {@link loadbearing.topology.drawing.Outline} is text for a terminal,
 * {@link loadbearing.topology.drawing.Mermaid} a flowchart for a page, {@link
 * loadbearing.topology.drawing.Tiers} the columns of any other drawing.
 *
 * <p>A topology goes in, text comes out; nothing is written or started.
 */
package loadbearing.topology.drawing;
