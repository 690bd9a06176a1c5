package loadbearing.check.store;

import java.util.List;

/**
 * A value of a type that Fressian itself does not have.
 *
 * @param tag its type
 * @param parts what it is made of
 */
record Tagged(String tag, List<Object> parts) {}
