package loadbearing.check.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events of a store's history as a text of EDN, a line each, as {@code history.edn} has them; a
 * block of them at a time is in memory.
 */
public final class StoredEvents extends InputStream {
  /** What a store begins with. */
  public static final String WORD = "JEPSEN";

  private static final Name HISTORY = new Name(":history");
  private static final List<String> FIELDS =
      List.of(":index", ":time", ":type", ":process", ":f", ":value");

  private final StoredBlocks blocks;
  private final Deque<Integer> chunks = new ArrayDeque<>();
  private final Set<Integer> seen = new HashSet<>();
  private byte[] text = new byte[0];
  private int at;

  private StoredEvents(StoredBlocks blocks) {
    this.blocks = blocks;
  }

  /** Opens a store; the caller closes it. */
  public static InputStream open(Path path) throws IOException {
    var blocks = StoredBlocks.open(path);
    try {
      var events = new StoredEvents(blocks);
      events.chunks.add(events.history(blocks.root()));
      return events;
    } catch (IOException e) {
      blocks.close();
      throw e;
    } catch (RuntimeException e) {
      blocks.close();
      throw strange(e);
    }
  }

  /** The number of the history's block, which one of the test's partial maps has. */
  private int history(StoredBlocks.Block root) throws IOException {
    var block = root;
    while (block.type() == StoredBlocks.PARTIAL_MAP) {
      var rest = block.data().getInt();
      var test = new Fressian(block.data()).next();
      if (test instanceof Map<?, ?> map
          && map.get(HISTORY) instanceof Tagged reference
          && reference.tag().equals("block-ref")) {
        return Math.toIntExact((Long) reference.parts().getFirst());
      }
      if (rest == 0) {
        break;
      }
      block = blocks.block(rest);
    }
    throw new IOException("the store's test has no history");
  }

  /** Casts and numbers out of range are what bytes that mean something else end in. */
  private static IOException strange(RuntimeException e) {
    return new IOException("the store holds what Jepsen does not write: " + e.getMessage(), e);
  }

  @Override
  public int read() throws IOException {
    return isFilled() ? text[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (!isFilled()) {
      return -1;
    }
    var count = Math.min(length, text.length - at);
    System.arraycopy(text, at, into, from, count);
    at += count;
    return count;
  }

  private boolean isFilled() throws IOException {
    while (at == text.length && !chunks.isEmpty()) {
      var number = chunks.poll();
      if (!seen.add(number)) {
        throw new IOException("the store's block %d is twice in its history".formatted(number));
      }
      var block = blocks.block(number);
      if (block.type() == StoredBlocks.BIG_VECTOR) {
        parts(block);
      } else {
        text = text(block);
        at = 0;
      }
    }
    return at < text.length;
  }

  private static byte[] text(StoredBlocks.Block block) throws IOException {
    try {
      return lines(events(block)).getBytes(StandardCharsets.UTF_8);
    } catch (RuntimeException e) {
      throw strange(e);
    }
  }

  /** A vector names the blocks of its parts, which may be vectors again. */
  private void parts(StoredBlocks.Block vector) {
    var data = vector.data();
    data.position(Math.min(Long.BYTES, data.limit()));
    List<Integer> parts = new ArrayList<>();
    while (data.remaining() >= 12) {
      data.getLong();
      parts.add(data.getInt());
    }
    parts.reversed().forEach(chunks::addFirst);
  }

  private static Collection<?> events(StoredBlocks.Block block) throws IOException {
    var values = new Fressian(block.data());
    return switch (block.type()) {
      case StoredBlocks.VALUE -> values.next() instanceof Collection<?> events ? events : List.of();
      case StoredBlocks.STREAM -> {
        List<Object> events = new ArrayList<>();
        while (values.hasNext()) {
          events.add(values.next());
        }
        yield events;
      }
      default -> throw new IOException("a history in a block of type %d".formatted(block.type()));
    };
  }

  private static String lines(Collection<?> events) throws IOException {
    var text = new StringBuilder();
    for (var event : events) {
      line(event, new Edn(text), text);
      text.append('\n');
    }
    return text.toString();
  }

  /** Of an event what a checker reads; older stores have maps. */
  private static void line(Object event, Edn edn, StringBuilder text) throws IOException {
    text.append('{');
    for (var i = 0; i < FIELDS.size(); i++) {
      var field = FIELDS.get(i);
      var value = value(event, i);
      // Events of no history yet have the index -1.
      if (i > 1 || value != null && !value.equals(-1L)) {
        text.append(field).append(' ');
        edn.value(value);
        text.append(' ');
      }
    }
    text.append('}');
  }

  private static Object value(Object event, int field) throws IOException {
    if (event instanceof Tagged op && op.tag().equals("jepsen.history.Op")) {
      return op.parts().get(field);
    }
    if (event instanceof Map<?, ?> map) {
      return map.get(new Name(FIELDS.get(field)));
    }
    throw new IOException("the history holds what is no event");
  }

  @Override
  public void close() throws IOException {
    blocks.close();
  }
}
