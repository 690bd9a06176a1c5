package loadbearing.node.site;

import loadbearing.node.http.Answer;
import loadbearing.node.http.BadRequest;
import loadbearing.node.http.Fields;
import loadbearing.node.http.Headers;
import loadbearing.node.http.Request;
import loadbearing.node.remote.Unavailable;

/** Login, who am I, the cart, logout: wherever the sessions live. */
final class Sessions {
  private final SessionStore store;

  Sessions(SessionStore store) {
    this.store = store;
  }

  Answer login(Request request) throws Unavailable {
    var fields = Fields.of(request.body(), "user", "password");
    return store.open(request, fields.integer("user"), fields.text("password", 100));
  }

  Answer me(Request request) throws Unavailable {
    return store.owner(request, token(request));
  }

  Answer add(Request request) throws Unavailable {
    var item = Fields.of(request.body(), "item").text("item", 200);
    return store.add(request, token(request), item);
  }

  Answer cart(Request request) throws Unavailable {
    return store.cart(request, token(request));
  }

  Answer logout(Request request) throws Unavailable {
    return store.end(request, token(request));
  }

  private static String token(Request request) {
    return request
        .session()
        .filter(token -> token.length() <= 64)
        .orElseThrow(
            () ->
                new BadRequest(
                    "expected the token of a session, of at most 64 characters, in the header "
                        + Headers.SESSION));
  }
}
