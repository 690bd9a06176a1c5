package loadbearing.check.format;

import java.io.IOException;

/** The events of a file, in its order. */
public interface EventSource {
  /**
   * Fills {@code event} with the next one; false if there is none.
   *
   * @throws BadInputException if what comes next is no event, or the file ends inside one
   */
  boolean next(RecordedEvent event) throws IOException, BadInputException;
}
