package loadbearing.check.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.check.column.Scalars;
import loadbearing.check.format.Tape;

/** A value of an event with whatever it holds inside. */
public sealed interface Datum {
  /** Nothing was said. */
  Datum NIL = new One(Scalars.NIL);

  /** A scalar, a code of the history's scalars. */
  record One(long code) implements Datum {}

  /** A vector, a list or a set, which is in an order that only its items decide. */
  record Many(List<Datum> items) implements Datum {
    public Many {
      items = List.copyOf(items);
    }
  }

  /** A map, in its order. */
  record Pairs(Map<Datum, Datum> entries) implements Datum {}

  /** The value on {@code tape}; {@link #NIL} if there is none. */
  static Datum of(Tape tape) {
    return tape.length() == 0 ? NIL : new Reader(tape).next();
  }

  default boolean isNil() {
    return equals(NIL);
  }

  /** As people read it. */
  default String show(Scalars scalars) {
    return switch (this) {
      case One one -> scalars.show(one.code());
      case Many many -> joined(many.items().stream().map(i -> i.show(scalars)), "[", "]");
      case Pairs pairs ->
          joined(
              pairs.entries().entrySet().stream()
                  .map(e -> e.getKey().show(scalars) + " " + e.getValue().show(scalars)),
              "{",
              "}");
    };
  }

  private static String joined(Stream<String> parts, String open, String close) {
    return parts.limit(40).collect(Collectors.joining(" ", open, close));
  }

  /** Reads a tape from its beginning. */
  final class Reader {
    private final Tape tape;
    private int at;

    private Reader(Tape tape) {
      this.tape = tape;
    }

    private Datum next() {
      var cell = tape.cell(at++);
      if (cell == Tape.OPEN) {
        return new Many(rest());
      }
      if (cell == Tape.OPEN_SET) {
        var items = rest();
        items.sort(Reader::order);
        return new Many(items);
      }
      if (cell != Tape.OPEN_MAP) {
        return new One(cell);
      }
      var all = rest();
      Map<Datum, Datum> entries = new LinkedHashMap<>();
      for (var i = 0; i + 1 < all.size(); i += 2) {
        entries.put(all.get(i), all.get(i + 1));
      }
      return new Pairs(entries);
    }

    private static int order(Datum one, Datum other) {
      if (one instanceof One a && other instanceof One b) {
        return Long.compare(a.code(), b.code());
      }
      var isEither = one instanceof One || other instanceof One;
      return isEither
          ? Boolean.compare(other instanceof One, one instanceof One)
          : one.toString().compareTo(other.toString());
    }

    private List<Datum> rest() {
      List<Datum> all = new ArrayList<>();
      while (tape.cell(at) != Tape.CLOSE) {
        all.add(next());
      }
      at++;
      return all;
    }
  }
}
