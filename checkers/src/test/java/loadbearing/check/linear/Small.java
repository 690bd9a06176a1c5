package loadbearing.check.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import loadbearing.check.column.Operations;
import loadbearing.check.column.Operations.Kind;
import loadbearing.check.column.Scalars;

/** Small histories by chance, from a seed. */
final class Small {
  private final Random random;
  private final Scalars scalars = new Scalars();

  private record Drawn(
      Kind kind, long process, long value, long second, long called, long returned) {}

  Small(long seed) {
    random = new Random(seed);
  }

  /** Reads and writes, each value written once at most. */
  KeyHistory unique(int size) {
    var written = new ArrayList<Long>();
    return draw(
        size,
        0,
        (process, called, returned) -> {
          if (random.nextBoolean()) {
            written.add(written.size() + 1L);
            return new Drawn(Kind.WRITE, process, written.size(), 0, called, returned);
          }
          return new Drawn(Kind.READ, process, random.nextInt(size), 0, called, returned);
        });
  }

  /** Reads, writes and compare-and-sets of three values. */
  KeyHistory register(int size) {
    Kind[] kinds = {
      Kind.READ, Kind.READ, Kind.WRITE, Kind.COMPARE_AND_SET, Kind.COMPARE_AND_SET, Kind.MISMATCH
    };
    return draw(
        size,
        0,
        (process, called, returned) ->
            new Drawn(
                kinds[random.nextInt(kinds.length)],
                process,
                random.nextInt(3),
                random.nextInt(3),
                called,
                returned));
  }

  /** Gets, puts and appends of short strings. */
  KeyHistory strings(int size) {
    Kind[] kinds = {Kind.READ, Kind.READ, Kind.READ, Kind.WRITE, Kind.APPEND, Kind.APPEND};
    return draw(
        size,
        scalars.string(""),
        (process, called, returned) -> {
          var kind = kinds[random.nextInt(kinds.length)];
          var length = kind == Kind.READ ? random.nextInt(4) : 1;
          return new Drawn(kind, process, string(length), 0, called, returned);
        });
  }

  private long string(int length) {
    var text = new StringBuilder();
    for (var i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(2)));
    }
    return scalars.string(text.toString());
  }

  private interface Drawing {
    Drawn draw(long process, long called, long returned);
  }

  private KeyHistory draw(int size, long initial, Drawing drawing) {
    List<Drawn> drawn = new ArrayList<>();
    var processes = 1 + random.nextInt(4);
    var times = new long[processes];
    for (var i = 0; i < size; i++) {
      var process = random.nextInt(processes);
      var called = times[process] + random.nextInt(3);
      var returned = called + random.nextInt(6);
      times[process] = returned + 1;
      var end = random.nextInt(6) == 0 ? Operations.OPEN : returned;
      drawn.add(drawing.draw(process, called, end));
    }
    return history(drawn, initial);
  }

  private KeyHistory history(List<Drawn> drawn, long initial) {
    drawn.sort(Comparator.comparingLong(Drawn::called));
    var operations = new Operations();
    for (var d : drawn) {
      var index = operations.call(d.kind, d.process, 0, d.value, d.second, d.called);
      if (d.returned != Operations.OPEN) {
        operations.complete(index, d.returned, index);
      } else if (d.kind == Kind.READ || d.kind == Kind.MISMATCH) {
        operations.remove(index);
      }
    }
    return KeyHistory.split(operations, new long[] {initial}, scalars).getFirst();
  }
}
