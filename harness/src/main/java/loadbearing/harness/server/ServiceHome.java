package loadbearing.harness.server;

import loadbearing.topology.Kind;
import loadbearing.topology.Node;

/**
 * A home for services of one image, where being started and asked is not enough: a class that
 * implements it, with a public constructor without parameters, is found by {@link
 * java.util.ServiceLoader} on the class path. Services of other images are at home in one that
 * knows nothing of them.
 */
public interface ServiceHome {
  /** The image, with its tag. */
  String image();

  /** The server of a node that has this image. */
  Server at(Node node, Kind.Service service);
}
