package loadbearing.generator;

import loadbearing.history.Path;

/** What came back to a request, if anything did. */
public sealed interface Reply {
  /**
   * No byte of the request was given to a connection: the name did not resolve, or nobody accepted.
   */
  record NotSent(String error) implements Reply {}

  /** The request may have arrived, and no whole answer came back. */
  record Silence(String error) implements Reply {}

  /**
   * A whole answer.
   *
   * @param status of HTTP
   * @param effect the header Loadbearing-Outcome, empty if absent
   * @param replayed the header Loadbearing-Replayed: the write was made before, under the same key
   * @param version the header Loadbearing-Version, 0 if absent
   * @param path who answered
   * @param body as text
   */
  record Answer(int status, String effect, boolean replayed, long version, Path path, String body)
      implements Reply {}
}
