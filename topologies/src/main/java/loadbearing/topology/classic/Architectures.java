package loadbearing.topology.classic;

import java.util.List;

/**
 * Adds architectures to the {@link Catalogue}: a class that implements it, with a public
 * constructor without parameters, is found by {@link java.util.ServiceLoader} on the class path.
 */
@FunctionalInterface
public interface Architectures {
  /** Those it adds; ids and names must be new. */
  List<Architecture> architectures();
}
