package loadbearing.harness.inject;

import loadbearing.fault.Fault;
import loadbearing.topology.Topology;

/**
 * Does a fault that a schedule spells {@code custom <name> on <target>}: a class that implements
 * it, with a public constructor without parameters, is found by {@link java.util.ServiceLoader} on
 * the class path. It is begun, healed and proved like every other fault.
 */
public interface CustomFault {
  /** The name in the schedule: one word of small letters, digits and hyphens. */
  String name();

  /** What it does, in one sentence. */
  String sentence();

  /**
   * Looks whether it can be done, before anything starts.
   *
   * @throws IllegalArgumentException if its target is no node or edge that it can be done to, its
   *     arguments are not understood, or it says wrongly whether it takes its target away
   */
  void check(Topology topology, Fault.Custom fault);

  /** What it does to something that stands. Nothing is done before the effect begins. */
  Effect effect(Control control, Fault.Custom fault);
}
