package loadbearing.harness.inject;

/**
 * The proxies in front of the edges that may be disturbed. Edges are given by their names. Every
 * effect has returned when it is done, and doing it twice is the same as doing it once; nothing
 * waits without bound. Methods may be called from several threads.
 *
 * <p>All methods throw {@link IllegalStateException} if the edge passes no proxy, and {@link
 * java.io.UncheckedIOException} if the proxies cannot be reached.
 */
public interface Proxies {
  /** Disturbs an edge, open connections too, with all attributes at once. */
  void add(String edge, Toxic toxic);

  /** Ends {@link #add}. */
  void remove(String edge, Toxic toxic);

  /** Whether the edge is disturbed in exactly this manner. */
  boolean has(String edge, Toxic toxic);

  /** Opens the port of an edge, or closes it with the connections it has. */
  void open(String edge, boolean open);

  /** Whether the port of an edge is open. */
  boolean isOpen(String edge);
}
