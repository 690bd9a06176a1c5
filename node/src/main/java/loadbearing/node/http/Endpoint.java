package loadbearing.node.http;

import loadbearing.node.remote.Unavailable;

/** Answers the requests to one method and path. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers in the calling thread, a virtual one.
   *
   * @throws BadRequest if the request makes no sense
   */
  Answer answer(Request request) throws Unavailable;
}
