/** Tests of the load generator as a process, against servers on loopback that misbehave. */
package loadbearing.generator.gatling;
