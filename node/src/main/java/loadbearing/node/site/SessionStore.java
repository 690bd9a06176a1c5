package loadbearing.node.site;

import loadbearing.node.http.Answer;
import loadbearing.node.http.Request;
import loadbearing.node.remote.Unavailable;

/** Where sessions live. */
interface SessionStore {
  /** Opens a session of a user who knows the password: 200 with its token, or 401. */
  Answer open(Request request, long user, String password) throws Unavailable;

  /** Whose session it is: 200 with the user's id and name, or 401. */
  Answer owner(Request request, String token) throws Unavailable;

  /** Puts an item into the session's cart: 200, or 401. */
  Answer add(Request request, String token, String item) throws Unavailable;

  /** What is in the session's cart, in the order it was put there: 200, or 401. */
  Answer cart(Request request, String token) throws Unavailable;

  /** Ends the session: 200, or 401. */
  Answer end(Request request, String token) throws Unavailable;
}
