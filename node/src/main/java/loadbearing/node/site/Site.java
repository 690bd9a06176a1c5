package loadbearing.node.site;

import loadbearing.node.http.Endpoint;
import loadbearing.node.http.Router;
import loadbearing.node.redis.Redis;

/** All that the node offers, by method and path. */
public final class Site {
  private Site() {}

  /** The endpoints over a store; sessions live in it too. */
  public static Endpoint over(Store store) {
    return over(store, new DatabaseSessions(store), new Probes(store));
  }

  /** The endpoints over a store, with sessions apart from it. */
  public static Endpoint over(Store store, Redis sessions) {
    return over(store, new RedisSessions(store, sessions), new Probes(store, sessions));
  }

  private static Endpoint over(Store store, SessionStore sessions, Probes probes) {
    var router = new Router();
    people(router, store);
    sessions(router, new Sessions(sessions));
    data(router, store);
    plain(router, probes);
    return router;
  }

  private static void people(Router router, Store store) {
    var users = new Users(store);
    var posts = new Posts(store);
    router
        .add("GET", "/users/{id}", users::profile)
        .add("PUT", "/users/{id}", users::change)
        .add("POST", "/users/{id}/follow/{other}", users::follow)
        .add("GET", "/users/{id}/feed", posts::feed)
        .add("POST", "/users/{id}/posts", posts::post)
        .add("GET", "/posts/{id}", posts::read)
        .add("POST", "/posts/{id}/comments", posts::comment);
  }

  private static void sessions(Router router, Sessions sessions) {
    router
        .add("POST", "/login", sessions::login)
        .add("GET", "/me", sessions::me)
        .add("POST", "/cart", sessions::add)
        .add("GET", "/cart", sessions::cart)
        .add("POST", "/logout", sessions::logout);
  }

  private static void data(Router router, Store store) {
    var registers = new Registers(store);
    var lists = new Lists(store);
    router
        .add("GET", "/registers/{key}", registers::read)
        .add("PUT", "/registers/{key}", registers::write)
        .add("POST", "/registers/{key}/cas", registers::compareAndSet)
        .add("GET", "/lists/{key}", lists::read)
        .add("POST", "/lists/{key}", lists::append)
        .add("POST", "/transactions", new Transactions(store)::run);
  }

  private static void plain(Router router, Probes probes) {
    router
        .add("GET", "/page", new Pages()::page)
        .add("GET", "/health", probes::health)
        .add("GET", "/ready", probes::ready);
  }
}
