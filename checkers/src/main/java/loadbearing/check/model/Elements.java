package loadbearing.check.model;

import java.util.List;
import loadbearing.check.model.Datum.Many;

/** Calls that add elements and read collections of them. */
final class Elements {
  private Elements() {}

  static boolean isAdd(Call call) {
    return call.is("add") && !call.asked().isNil();
  }

  /** A read that returned a collection, or nothing. */
  static boolean isRead(Call call) {
    return call.is("read") && (call.answered() instanceof Many || !call.isOk());
  }

  /** The items of a collection; none of anything else. */
  static List<Datum> items(Datum value) {
    return value instanceof Many many ? many.items() : List.of();
  }
}
