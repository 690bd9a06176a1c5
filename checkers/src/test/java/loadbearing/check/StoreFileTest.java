package loadbearing.check;

import static loadbearing.check.StoreFile.key;
import static loadbearing.check.StoreFile.list;
import static loadbearing.check.StoreFile.map;
import static loadbearing.check.StoreFile.nil;
import static loadbearing.check.StoreFile.op;
import static loadbearing.check.StoreFile.raw;
import static loadbearing.check.StoreFile.string;
import static loadbearing.check.StoreFile.struct;
import static loadbearing.check.StoreFile.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import loadbearing.check.StoreFile.Raw;
import loadbearing.check.store.StoredEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A store of Jepsen is read as the events that it holds, or refused with words. */
class StoreFileTest {
  @TempDir private Path folder;

  private static List<Raw> events(long seen) {
    var f = key("txn");
    var write = list(list(key("append"), whole(5), whole(1)));
    var asked = list(list(key("r"), whole(5), nil()));
    var answered = list(list(key("r"), whole(5), list(whole(seen))));
    return List.of(
        op(0, "invoke", 0, f, write),
        op(1, "ok", 0, f, write),
        op(2, "invoke", 1, f, asked),
        op(3, "ok", 1, f, answered));
  }

  @Test
  void theHistoryOfAStoreIsJudged() throws IOException {
    var good = check(StoreFile.of(events(1)));
    var bad = check(StoreFile.of(events(2)));

    assertThat(good.verdict()).as("%s", good.why()).isEqualTo(CheckVerdict.OK);
    assertThat(good.model()).contains(Model.LIST_APPEND);
    assertThat(good.operations()).isEqualTo(2);
    assertThat(bad.anomalies()).contains("unwritten-read");
    assertThat(bad.counterexample()).containsExactly(3L);
  }

  @Test
  void aStoreOfTheFirstVersionHasItsEventsInOneVectorOfMaps() throws IOException {
    var store = new StoreFile(0);
    var call = map(key("type"), key("invoke"), key("process"), whole(0), key("f"), key("read"));
    var answer =
        map(key("type"), key("ok"), key("process"), whole(0), key("value"), raw(0x50, 0xc8));
    store.block(1, 2, list(call, answer).bytes());
    store.block(2, 3, StoreFile.partial(0, map(key("history"), struct("block-ref", whole(1)))));

    var result = check(store.bytes(2));

    assertThat(result.verdict()).as("%s", result.why()).isEqualTo(CheckVerdict.BAD);
    assertThat(result.why().getFirst()).contains("200");
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(raw(0xff), "-1"),
        Arguments.of(raw(0x3f), "63"),
        Arguments.of(raw(0x40, 0), "-4096"),
        Arguments.of(raw(0x5f, 0xff), "4095"),
        Arguments.of(raw(0x60, 0, 0), "-524288"),
        Arguments.of(raw(0x6f, 0xff, 0xff), "524287"),
        Arguments.of(raw(0x72, 1, 0, 0), "65536"),
        Arguments.of(raw(0x71, 0xff, 0xff, 0xff), "-1"),
        Arguments.of(raw(0x77, 0xff, 0xff, 0xff, 0xff), "8589934591"),
        Arguments.of(raw(0x7b, 0, 0, 0, 0, 1), "1099511627777"),
        Arguments.of(raw(0x7f, 0, 0, 0, 0, 0, 1), "281474976710657"),
        Arguments.of(whole(Long.MIN_VALUE), "-9223372036854775808"),
        Arguments.of(raw(0xf5), "true"),
        Arguments.of(raw(0xfc), "1.0"),
        Arguments.of(raw(0xfa, 0x40, 4, 0, 0, 0, 0, 0, 0), "2.5"),
        Arguments.of(string("a\"b\\c\n"), "\"a\\\"b\\\\c\\u000a\""),
        Arguments.of(string("grüße €"), "\"grüße €\""),
        Arguments.of(raw(0xe0, 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80), "\"\\ud83d\\ude00\""),
        Arguments.of(raw(0xe2, 1, 'a', 0xdb, 'b'), "\"ab\""),
        Arguments.of(raw(0xca, 0xdb, 'a', 0xdb, 'b'), ":a/b"),
        Arguments.of(raw(0xc9, 0xf7, 0xdb, 'b'), "b"),
        Arguments.of(raw(0xe6, 0xcd, 0xdb, 'x', 0x81), "[\"x\" \"x\" ]"),
        Arguments.of(raw(0xed, 1, 2, 0xfd), "[1 2 ]"),
        Arguments.of(raw(0xc1, 0xe5, 1), "#{1 }"),
        Arguments.of(raw(0xc6, 0xd2, 1, 0), "256"),
        Arguments.of(raw(0xc7, 0xd1, 25, 1), "2.5"),
        Arguments.of(map(whole(0), whole(10)), "{0 10 }"),
        Arguments.of(struct("map-entry", whole(3), nil()), "[3 nil ]"),
        Arguments.of(struct("persistent-hash-set", list(whole(1))), "#{1 }"),
        Arguments.of(struct("persistent-sorted-set", nil()), "#{}"),
        Arguments.of(struct("multiset", map(whole(4), whole(2))), "[4 4 ]"),
        Arguments.of(struct("ratio", raw(0xd1, 1), raw(0xd1, 2)), "1/2"),
        Arguments.of(list(struct("vec", list()), raw(0xa0, 0xe4)), "[[] [] ]"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyValueIsWhatEdnWritesForIt(Raw value, String edn) throws IOException {
    var plain = new StoreFile(1);
    plain.block(1, 4, map(key("value"), value).bytes());
    plain.block(2, 3, StoreFile.partial(0, map(key("history"), struct("block-ref", whole(1)))));

    assertThat(text(plain.bytes(2)))
        .isEqualTo("{:type nil :process nil :f nil :value " + edn + " }\n");
  }

  @Test
  void whatCannotBeReadIsRefusedWithWords() throws IOException {
    var good = StoreFile.of(events(1));
    var damaged = good.clone();
    damaged[40] ^= 1;
    var later = good.clone();
    ByteBuffer.wrap(later).putInt(6, 2);
    var unfinished = good.clone();
    ByteBuffer.wrap(unfinished).putLong(10, 0);

    assertThat(refused(damaged)).contains("damaged");
    assertThat(refused(later)).contains("version 2");
    assertThat(refused(unfinished)).contains("no index");
    assertThat(refused(Arrays.copyOf(good, good.length - 3))).contains("cut off");
    assertThat(refused("JEPSEN".getBytes(StandardCharsets.UTF_8))).contains("ends at byte 6");
    var circle = new StoreFile(1);
    circle.block(1, 5, ByteBuffer.allocate(20).putLong(1).putLong(0).putInt(1).array());
    circle.block(2, 3, StoreFile.partial(0, map(key("history"), struct("block-ref", whole(1)))));
    assertThat(refused(circle.bytes(2))).contains("twice");
    var odd = op(0, "invoke", 0, key("write"), struct("my.Type", whole(1)));
    assertThat(refused(StoreFile.of(List.of(odd)))).contains("type 'my.Type'");
    assertThat(refused(StoreFile.of(List.of(raw(0xd3, 1, 2))))).contains("ends inside a value");
  }

  @Test
  void bytesThatMeanNothingAreRefusedToo() throws IOException {
    for (var seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      var bytes = new byte[40];
      random.nextBytes(bytes);
      bytes[0] = (byte) (0x80 + random.nextInt(0x80));
      var store = new StoreFile(1);
      store.block(1, 4, bytes);
      store.block(2, 3, StoreFile.partial(0, map(key("history"), struct("block-ref", whole(1)))));

      assertThat(check(store.bytes(2)).verdict())
          .as("seed %d", seed)
          .isEqualTo(CheckVerdict.UNKNOWN);
    }
  }

  private String refused(byte[] store) throws IOException {
    var result = check(store);
    assertThat(result.isUnreadable()).isTrue();
    return result.why().getFirst();
  }

  private String text(byte[] store) throws IOException {
    var file = Files.write(folder.resolve("test.jepsen"), store);
    try (var events = StoredEvents.open(file)) {
      return new String(events.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private CheckResult check(byte[] store) throws IOException {
    var file = Files.write(folder.resolve("test.jepsen"), store);
    return new Check(CheckOptions.defaults(), () -> 0).check(file);
  }
}
