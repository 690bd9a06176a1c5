/**
 * How catalogues are open: what other projects add to them is found on the class path. Start
 * reading at {@link loadbearing.topology.open.OpenCatalogue}.
 */
package loadbearing.topology.open;
