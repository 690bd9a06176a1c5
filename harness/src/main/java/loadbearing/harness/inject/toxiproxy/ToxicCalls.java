package loadbearing.harness.inject.toxiproxy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import loadbearing.harness.inject.Toxic;

/**
 * The calls of Toxiproxy's API that concern toxics: all attributes of one at once, and bounded.
 *
 * @see <a href="https://github.com/Shopify/toxiproxy#http-api">Toxiproxy, HTTP API</a>
 */
final class ToxicCalls {
  private static final Duration PATIENCE = Duration.ofSeconds(Bounded.SECONDS);
  private static final int OK = 200;
  private static final int GONE = 204;
  private static final int ABSENT = 404;
  private static final int PRESENT = 409;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String base;

  ToxicCalls(String host, int port) {
    this.base = "http://%s:%d/proxies/".formatted(host, port);
  }

  /** Adds the toxic to one stream; one that is there already is left alone if it is the same. */
  void add(String proxy, String stream, Toxic toxic) {
    var body = new JsonObject();
    body.addProperty("name", name(stream, toxic));
    body.addProperty("type", toxic.type());
    body.addProperty("stream", stream);
    body.add("attributes", attributes(toxic));
    var request = request(proxy, "").POST(BodyPublishers.ofString(body.toString()));
    var what = "add %s to the %s of %s".formatted(toxic.words(), stream, proxy);
    var response = send(what, request);
    boolean same = response.statusCode() == PRESENT && has(proxy, stream, toxic);
    if (response.statusCode() != OK && !same) {
      throw refused(what, response);
    }
  }

  /** Removes the toxic from one stream; one that is not there is fine. */
  void remove(String proxy, String stream, Toxic toxic) {
    var what = "remove %s from the %s of %s".formatted(toxic.words(), stream, proxy);
    var response = send(what, request(proxy, "/" + name(stream, toxic)).DELETE());
    if (response.statusCode() != GONE && response.statusCode() != ABSENT) {
      throw refused(what, response);
    }
  }

  /** Whether one stream has the toxic with exactly these attributes. */
  boolean has(String proxy, String stream, Toxic toxic) {
    var what = "look for %s in the %s of %s".formatted(toxic.words(), stream, proxy);
    var response = send(what, request(proxy, "/" + name(stream, toxic)).GET());
    return switch (response.statusCode()) {
      case OK -> isSame(JsonParser.parseString(response.body()).getAsJsonObject(), stream, toxic);
      case ABSENT -> false;
      default -> throw refused(what, response);
    };
  }

  private static boolean isSame(JsonObject found, String stream, Toxic toxic) {
    return found.get("type").getAsString().equals(toxic.type())
        && found.get("stream").getAsString().equals(stream)
        && found.get("toxicity").getAsDouble() == 1
        && found.getAsJsonObject("attributes").equals(attributes(toxic));
  }

  private static JsonObject attributes(Toxic toxic) {
    var attributes = new JsonObject();
    toxic.attributes().forEach(attributes::addProperty);
    return attributes;
  }

  private static String name(String stream, Toxic toxic) {
    return toxic.type() + "_" + stream;
  }

  private HttpRequest.Builder request(String proxy, String path) {
    return HttpRequest.newBuilder(URI.create(base + proxy + "/toxics" + path)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(String what, HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException("could not " + what, failure);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          "could not " + what, new IOException("interrupted", interrupt));
    }
  }

  private static UncheckedIOException refused(String what, HttpResponse<String> response) {
    return new UncheckedIOException(
        "could not " + what,
        new IOException(
            "Toxiproxy answered %d %s".formatted(response.statusCode(), response.body().strip())));
  }
}
