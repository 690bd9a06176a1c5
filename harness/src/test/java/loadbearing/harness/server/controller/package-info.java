/** Tests of what a controller is told and says. */
package loadbearing.harness.server.controller;
