package loadbearing.node.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import loadbearing.node.remote.Unavailable;

/**
 * Finds the endpoint of a request by method and path, and answers for those there are none for.
 *
 * <p>Templates are paths in which a segment in braces stands for any one segment.
 */
public final class Router implements Endpoint {
  private final List<Route> routes = new ArrayList<>();

  /** Adds an endpoint; templates must not overlap. */
  public Router add(String method, String template, Endpoint endpoint) {
    routes.add(new Route(method, segments(template), endpoint));
    return this;
  }

  @Override
  public Answer answer(Request request) throws Unavailable {
    var path = segments(request.path());
    var here = routes.stream().filter(route -> route.matches(path)).toList();
    var route = here.stream().filter(r -> r.method().equals(request.method())).findFirst();
    if (route.isPresent()) {
      return answer(request.withVariables(route.get().variables(path)), route.get().endpoint());
    }
    return here.isEmpty()
        ? Answer.error(404, "no such path: " + request.path())
        : Answer.error(405, wrongMethod(request, here));
  }

  private static Answer answer(Request request, Endpoint endpoint) throws Unavailable {
    try {
      return endpoint.answer(request);
    } catch (BadRequest e) {
      return Answer.error(400, e.getMessage());
    }
  }

  private static String wrongMethod(Request request, List<Route> here) {
    var methods = here.stream().map(Route::method).sorted(Comparator.naturalOrder()).toList();
    return "expected " + String.join(" or ", methods) + " here, found " + request.method();
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  private record Route(String method, List<String> template, Endpoint endpoint) {
    boolean matches(List<String> path) {
      return variablesOf(path).isPresent();
    }

    List<String> variables(List<String> path) {
      return variablesOf(path).orElseThrow();
    }

    private Optional<List<String>> variablesOf(List<String> path) {
      if (path.size() != template.size()) {
        return Optional.empty();
      }
      var variables = new ArrayList<String>(2);
      for (int i = 0; i < path.size(); i++) {
        if (template.get(i).startsWith("{")) {
          variables.add(path.get(i));
        } else if (!template.get(i).equals(path.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(variables);
    }
  }
}
