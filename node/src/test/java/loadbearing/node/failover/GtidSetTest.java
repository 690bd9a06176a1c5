package loadbearing.node.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GtidSetTest {
  private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
  private static final String B = "3e11fa47-71ca-11e1-9e33-c80aa9429563";

  private static GtidSet set(String text) {
    return GtidSet.parse(text);
  }

  @Test
  void isReadAsServersWriteIt() {
    assertThat(set(A + ":1-5:7,\n" + B + ":1")).hasToString(A + ":1-5:7," + B + ":1");
    assertThat(set("")).isEqualTo(GtidSet.EMPTY);
    assertThat(set(A.toUpperCase() + ":1")).isEqualTo(set(A + ":1"));
    assertThat(set(A + ":1-3:4-5")).isEqualTo(set(A + ":1-5"));
  }

  @Test
  void aTagIsAnotherSequence() {
    var tagged = set(A + ":1-3:deploy:1-2:5");

    assertThat(tagged.covers(set(A + ":deploy:5"))).isTrue();
    assertThat(tagged.covers(set(A + ":5"))).isFalse();
    assertThat(set(tagged.toString())).isEqualTo(tagged);
  }

  @Test
  void coversWhatIsInItAlone() {
    assertThat(set(A + ":1-10").covers(set(A + ":2-3:7"))).isTrue();
    assertThat(set(A + ":1-5:7-10").covers(set(A + ":5-7"))).isFalse();
    assertThat(set(A + ":1-10").covers(set(B + ":1"))).isFalse();
    assertThat(GtidSet.EMPTY.covers(GtidSet.EMPTY)).isTrue();
  }

  @Test
  void namesWhatTheOtherLacks() {
    assertThat(set(A + ":1-10").without(set(A + ":3-4:9"))).isEqualTo(set(A + ":1-2:5-8:10"));
    assertThat(set(A + ":1-10," + B + ":1").without(set(A + ":1-20"))).isEqualTo(set(B + ":1"));
    assertThat(set(A + ":1-3").without(set(A + ":1-3")).isEmpty()).isTrue();
  }

  @Test
  void whatIsNoSetIsRefused() {
    assertThatThrownBy(() -> set(A + ":5-3")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> set(A + ":1-x")).isInstanceOf(IllegalArgumentException.class);
  }

  /** Against plain sets of numbers. */
  @Test
  void agreesWithSetsOfNumbers() {
    var random = new Random(20261121);
    for (int i = 0; i < 2000; i++) {
      var one = numbers(random);
      var other = numbers(random);
      var union = new HashSet<>(one);
      union.addAll(other);
      var rest = new HashSet<>(one);
      rest.removeAll(other);

      assertThat(of(one).covers(of(other))).isEqualTo(one.containsAll(other));
      assertThat(of(one).and(of(other))).isEqualTo(of(union));
      assertThat(of(one).without(of(other))).isEqualTo(of(rest));
    }
  }

  private static Set<Integer> numbers(Random random) {
    return random.ints(random.nextInt(8), 1, 12).boxed().collect(Collectors.toSet());
  }

  private static GtidSet of(Set<Integer> numbers) {
    return set(
        numbers.isEmpty()
            ? ""
            : A + ":" + numbers.stream().map(it -> "" + it).collect(Collectors.joining(":")));
  }
}
