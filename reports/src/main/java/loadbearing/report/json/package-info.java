/** The report for machines: a story goes in, one JSON document comes out. */
package loadbearing.report.json;
