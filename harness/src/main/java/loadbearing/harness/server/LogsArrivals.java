package loadbearing.harness.server;

/** A server that writes down which operations arrive at it, an id in each line. */
public interface LogsArrivals {
  /** Where it is told to write them. */
  String PATH = "/var/log/loadbearing/arrivals";

  /** The file in its container. */
  default String arrivals() {
    return PATH;
  }
}
