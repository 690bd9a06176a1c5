/** Servers of somebody's own, described by image, port and readiness. */
package loadbearing.harness.server.service;
