/**
 * Reads histories of several formats, at the speed of bytes: no regular expression, no object an
 * event.
 *
 * <p>A {@link loadbearing.check.format.Cursor} gives bytes, a {@link
 * loadbearing.check.format.Lexer} values of EDN and JSON, an {@link
 * loadbearing.check.format.EventSource} events, and a recorder puts calls and completions together.
 * Start reading at {@link loadbearing.check.format.EventSource}.
 */
package loadbearing.check.format;
