package loadbearing.topology;

/** A network segment of a site; nodes reach each other only inside a zone that both stand in. */
public enum Zone {
  /** Where users are. */
  PUBLIC,
  /** Between balancers and app nodes. */
  WEB,
  /** Between app nodes and databases. */
  DATA
}
