/**
 * What the node understands of HTTP: a {@link loadbearing.node.http.Request} goes in, an {@link
 * loadbearing.node.http.Answer} comes out of an {@link loadbearing.node.http.Endpoint}; {@link
 * loadbearing.node.http.Front} is the only place that knows the web server underneath.
 */
package loadbearing.node.http;
