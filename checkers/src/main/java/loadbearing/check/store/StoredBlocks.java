package loadbearing.check.store;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The blocks of a store, by their numbers: after the word JEPSEN come a version and where the index
 * begins; a block has its length, a checksum, a type and data.
 *
 * @see <a href="https://github.com/jepsen-io/jepsen/blob/main/jepsen/src/jepsen/store/format.clj">
 *     jepsen.store.format</a>
 */
final class StoredBlocks implements AutoCloseable {
  static final int INDEX = 1;
  static final int VALUE = 2;
  static final int PARTIAL_MAP = 3;
  static final int STREAM = 4;
  static final int BIG_VECTOR = 5;

  private static final int HEADER = 14;
  private static final int WORD = 6;
  private static final int NEWEST = 1;

  private final FileChannel file;
  private final Map<Integer, Long> offsets = new HashMap<>();
  private int root;

  /** What a block holds; the bytes are those of its data. */
  record Block(int type, ByteBuffer data) {}

  private StoredBlocks(FileChannel file) {
    this.file = file;
  }

  /** Opens a store and reads its index. */
  static StoredBlocks open(Path path) throws IOException {
    var blocks = new StoredBlocks(FileChannel.open(path));
    try {
      blocks.index();
      return blocks;
    } catch (BufferUnderflowException e) {
      blocks.close();
      throw new IOException("the store's index is cut off", e);
    } catch (IOException e) {
      blocks.close();
      throw e;
    }
  }

  private void index() throws IOException {
    var head = bytes(WORD, 12);
    var version = head.getInt();
    if (version < 0 || version > NEWEST) {
      throw new IOException(
          "a store of version %d, of which 0 to %d are read".formatted(version, NEWEST));
    }
    var at = head.getLong();
    if (at == 0) {
      throw new IOException("the store has no index: its test ended before one was written");
    }
    var index = at(at);
    if (index.type() != INDEX) {
      throw new IOException("the store's index is a block of type %d".formatted(index.type()));
    }
    root = index.data().getInt();
    while (index.data().hasRemaining()) {
      offsets.put(index.data().getInt(), index.data().getLong());
    }
  }

  /** The block of the test itself. */
  Block root() throws IOException {
    return block(root);
  }

  /** The block of a number. */
  Block block(int number) throws IOException {
    var at = offsets.get(number);
    if (at == null) {
      throw new IOException("the store has no block %d".formatted(number));
    }
    return at(at);
  }

  private Block at(long offset) throws IOException {
    var header = bytes(offset, HEADER);
    var length = header.getLong();
    var checksum = header.getInt();
    var type = header.getShort();
    if (length < HEADER || length > Integer.MAX_VALUE || offset + length > file.size()) {
      throw new IOException("the store's block at byte %d is cut off".formatted(offset));
    }
    var data = bytes(offset + HEADER, (int) length - HEADER);
    var crc = new CRC32();
    crc.update(data.duplicate());
    crc.update(ByteBuffer.allocate(HEADER).putLong(length).putInt(0).putShort(type).flip());
    if ((int) crc.getValue() != checksum) {
      throw new IOException("the store's block at byte %d is damaged".formatted(offset));
    }
    return new Block(type, data);
  }

  private ByteBuffer bytes(long offset, int length) throws IOException {
    var bytes = ByteBuffer.allocate(length);
    var at = offset;
    while (bytes.hasRemaining()) {
      var read = file.read(bytes, at);
      if (read < 0) {
        throw new IOException("the store ends at byte %d, within a block".formatted(file.size()));
      }
      at += read;
    }
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
