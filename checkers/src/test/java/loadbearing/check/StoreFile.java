package loadbearing.check;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes stores as Jepsen does: blocks, an index, values of Fressian. */
final class StoreFile {
  /** A value of Fressian that was written already. */
  record Raw(byte[] bytes) {}

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final Map<Integer, Long> offsets = new LinkedHashMap<>();

  StoreFile(int version) {
    file.writeBytes("JEPSEN".getBytes(StandardCharsets.UTF_8));
    file.writeBytes(ByteBuffer.allocate(12).putInt(version).putLong(0).array());
  }

  /** A store whose history is in parts of two events each. */
  static byte[] of(List<Raw> events) {
    var store = new StoreFile(1);
    var vector = ByteBuffer.allocate(8 + 12 * ((events.size() + 1) / 2)).putLong(events.size());
    for (var i = 0; i < events.size(); i += 2) {
      var part = new ByteArrayOutputStream();
      events.subList(i, Math.min(i + 2, events.size())).forEach(e -> part.writeBytes(e.bytes()));
      store.block(10 + i, 4, part.toByteArray());
      vector.putLong(i).putInt(10 + i);
    }
    store.block(1, 5, vector.array());
    store.block(3, 3, partial(0, map(key("history"), struct("block-ref", whole(1)))));
    store.block(2, 3, partial(3, map(key("name"), string("a test"))));
    return store.bytes(2);
  }

  static byte[] partial(int rest, Raw map) {
    return join(ByteBuffer.allocate(4).putInt(rest).array(), map.bytes());
  }

  void block(int number, int type, byte[] data) {
    offsets.put(number, (long) file.size());
    var header =
        ByteBuffer.allocate(14).putLong(14L + data.length).putInt(0).putShort((short) type);
    var crc = new CRC32();
    crc.update(data);
    crc.update(header.array());
    file.writeBytes(header.putInt(8, (int) crc.getValue()).array());
    file.writeBytes(data);
  }

  byte[] bytes(int root) {
    var index = ByteBuffer.allocate(4 + 12 * offsets.size()).putInt(root);
    offsets.forEach((number, offset) -> index.putInt(number).putLong(offset));
    var at = file.size();
    block(99, 1, index.array());
    var bytes = file.toByteArray();
    ByteBuffer.wrap(bytes).putLong(10, at);
    return bytes;
  }

  static Raw op(long index, String type, long process, Raw f, Raw value) {
    return struct(
        "jepsen.history.Op",
        whole(index),
        whole(index * 1_000_000_007L),
        put(key(type)),
        whole(process),
        f,
        value,
        map(key("error"), struct("throwable", string("no"))));
  }

  static Raw struct(String tag, Raw... parts) {
    var name = string(tag).bytes();
    return new Raw(
        join(new byte[] {(byte) 0xef}, name, whole(parts.length).bytes(), joined(parts)));
  }

  /** Keywords are kept, to be named by number: 0x80 is the first. */
  static Raw put(Raw value) {
    return new Raw(join(new byte[] {(byte) 0xcd}, value.bytes()));
  }

  static Raw raw(int... bytes) {
    var raw = new byte[bytes.length];
    for (var i = 0; i < bytes.length; i++) {
      raw[i] = (byte) bytes[i];
    }
    return new Raw(raw);
  }

  static Raw nil() {
    return raw(0xf7);
  }

  static Raw key(String name) {
    return new Raw(join(raw(0xca, 0xf7).bytes(), put(string(name)).bytes()));
  }

  /** In eight bytes, or one where it fits. */
  static Raw whole(long value) {
    return value >= 0 && value < 0x40
        ? raw((int) value)
        : new Raw(join(raw(0xf8).bytes(), ByteBuffer.allocate(8).putLong(value).array()));
  }

  static Raw string(String text) {
    var utf = text.getBytes(StandardCharsets.UTF_8);
    return utf.length < 8
        ? new Raw(join(raw(0xda + utf.length).bytes(), utf))
        : new Raw(join(raw(0xe3).bytes(), whole(utf.length).bytes(), utf));
  }

  static Raw list(Raw... items) {
    return new Raw(join(raw(0xec).bytes(), whole(items.length).bytes(), joined(items)));
  }

  static Raw map(Raw... all) {
    return new Raw(join(raw(0xc0, 0xe4 + all.length).bytes(), joined(all)));
  }

  private static byte[] joined(Raw... parts) {
    return join(Arrays.stream(parts).map(Raw::bytes).toArray(byte[][]::new));
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    new ArrayList<>(List.of(parts)).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
