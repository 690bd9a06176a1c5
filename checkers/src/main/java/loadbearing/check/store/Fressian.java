package loadbearing.check.store;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Values of Fressian, one after the other: nil is null, whole numbers are {@code Long}, a type that
 * is not known is {@link Tagged} with its parts.
 *
 * @see <a href="https://github.com/Datomic/fressian/wiki">Fressian</a>
 */
final class Fressian {
  private static final Object END = new Object();
  private static final int DEEPEST = 200;

  private record Struct(String tag, int fields) {}

  private final ByteBuffer bytes;
  private int depth;
  private final List<Object> cached = new ArrayList<>();
  private final List<Struct> structs = new ArrayList<>();

  /** Reads what is left in {@code bytes}. */
  Fressian(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  boolean hasNext() {
    return bytes.hasRemaining();
  }

  /** The next value. */
  Object next() throws IOException {
    if (++depth > DEEPEST) {
      throw new IOException("values nested deeper than " + DEEPEST);
    }
    try {
      return value(code());
    } catch (BufferUnderflowException e) {
      throw new IOException("a block ends inside a value", e);
    } finally {
      depth--;
    }
  }

  private int code() {
    return bytes.get() & 0xff;
  }

  private Object value(int code) throws IOException {
    if (code < 0x80 || code == 0xff || code == 0xf8) {
      return whole(code);
    }
    if (code < 0xa0) {
      return cached.get(code - 0x80);
    }
    if (code < 0xb0) {
      return struct(structs.get(code - 0xa0));
    }
    if (code >= 0xd0 && code <= 0xd9) {
      return raw(code);
    }
    if (code >= 0xda && code <= 0xe3) {
      return text(code);
    }
    if (code >= 0xe4 && code <= 0xee) {
      return list(code);
    }
    return code < 0xcc ? known(code) : other(code);
  }

  private Object other(int code) throws IOException {
    return switch (code) {
      case 0xcc -> cached.get(count());
      case 0xcd -> put();
      case 0xce -> {
        put();
        yield next();
      }
      case 0xcf -> footer();
      case 0xef -> {
        var struct = new Struct(String.valueOf(next()), count());
        structs.add(struct);
        yield struct(struct);
      }
      case 0xf0 -> struct(structs.get(count()));
      case 0xf5 -> true;
      case 0xf6 -> false;
      case 0xf7 -> null;
      case 0xf9 -> (double) bytes.getFloat();
      case 0xfa -> bytes.getDouble();
      case 0xfb -> 0.0;
      case 0xfc -> 1.0;
      case 0xfd -> END;
      case 0xfe -> {
        reset();
        yield next();
      }
      default -> throw new IOException("byte %d begins no value of Fressian".formatted(code));
    };
  }

  private Object footer() throws IOException {
    bytes.position(bytes.position() + 11);
    reset();
    return next();
  }

  private void reset() {
    cached.clear();
    structs.clear();
  }

  /** What a value holds itself is numbered after it. */
  private Object put() throws IOException {
    var index = cached.size();
    cached.add(null);
    var value = next();
    cached.set(index, value);
    return value;
  }

  /** The first byte has the upper bits of shorter numbers. */
  private long whole(int code) {
    if (code == 0xff) {
      return -1;
    }
    if (code < 0x40) {
      return code;
    }
    if (code == 0xf8) {
      return bytes.getLong();
    }
    if (code < 0x60) {
      return tail(code - 0x50, 1);
    }
    if (code < 0x70) {
      return tail(code - 0x68, 2);
    }
    var length = (code - 0x70) / 4 + 3;
    return tail(code - (0x72 + (length - 3) * 4), length);
  }

  private long tail(int first, int length) {
    long value = first;
    for (var i = 0; i < length; i++) {
      value = value << 8 | code();
    }
    return value;
  }

  private int count() throws IOException {
    return Math.toIntExact((Long) next());
  }

  private byte[] raw(int code) throws IOException {
    if (code < 0xd8) {
      return raw(new byte[code - 0xd0]);
    }
    var part = raw(new byte[checked(count())]);
    if (code == 0xd9) {
      return part;
    }
    var rest = raw(code());
    var all = Arrays.copyOf(part, part.length + rest.length);
    System.arraycopy(rest, 0, all, part.length, rest.length);
    return all;
  }

  private byte[] raw(byte[] into) {
    bytes.get(into);
    return into;
  }

  private int checked(int length) throws IOException {
    if (length < 0 || length > bytes.remaining()) {
      throw new IOException("a block ends inside a value");
    }
    return length;
  }

  private String text(int code) throws IOException {
    if (code < 0xe2) {
      return text(raw(new byte[checked(code - 0xda)]));
    }
    var part = text(raw(new byte[checked(count())]));
    return code == 0xe3 ? part : part + text(code());
  }

  /** Each half of a character beyond the first plane is written by itself. */
  private static String text(byte[] utf) {
    var text = new StringBuilder(utf.length);
    for (var i = 0; i < utf.length; ) {
      var b = utf[i] & 0xff;
      if (b < 0x80) {
        text.append((char) b);
        i++;
      } else if (b < 0xe0) {
        text.append((char) ((b & 0x1f) << 6 | utf[i + 1] & 0x3f));
        i += 2;
      } else {
        text.append((char) ((b & 0x0f) << 12 | (utf[i + 1] & 0x3f) << 6 | utf[i + 2] & 0x3f));
        i += 3;
      }
    }
    return text.toString();
  }

  private List<Object> list(int code) throws IOException {
    List<Object> items = new ArrayList<>();
    if (code <= 0xec) {
      for (var left = code == 0xec ? count() : code - 0xe4; left > 0; left--) {
        items.add(next());
      }
      return items;
    }
    for (var item = END; code == 0xed || hasNext(); items.add(item)) {
      item = next();
      if (item == END) {
        break;
      }
    }
    return items;
  }

  private Object struct(Struct struct) throws IOException {
    List<Object> parts = new ArrayList<>();
    for (var i = 0; i < struct.fields(); i++) {
      parts.add(next());
    }
    return new Tagged(struct.tag(), parts);
  }

  private Object known(int code) throws IOException {
    return switch (code) {
      case 0xb0, 0xb1, 0xb2, 0xb3, 0xb4, 0xb5 -> array(count());
      case 0xc0 -> map((List<?>) next());
      case 0xc1 -> new LinkedHashSet<>((List<?>) next());
      case 0xc3 -> new Tagged("uuid", List.of(new BigInteger(1, (byte[]) next()).toString(16)));
      case 0xc4, 0xc5 -> next();
      case 0xc6 -> new BigInteger((byte[]) next());
      case 0xc7 -> new BigDecimal(new BigInteger((byte[]) next()), count());
      case 0xc8 -> next();
      case 0xc9 -> new Name(name());
      case 0xca -> new Name(":" + name());
      default -> throw new IOException("byte %d begins no value of Fressian".formatted(code));
    };
  }

  private List<Object> array(int length) throws IOException {
    List<Object> items = new ArrayList<>();
    for (var left = checked(length); left > 0; left--) {
      items.add(next());
    }
    return items;
  }

  private static Map<Object, Object> map(List<?> all) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (var i = 0; i + 1 < all.size(); i += 2) {
      map.put(all.get(i), all.get(i + 1));
    }
    return map;
  }

  private String name() throws IOException {
    var space = next();
    var name = next();
    return space == null ? String.valueOf(name) : space + "/" + name;
  }
}
