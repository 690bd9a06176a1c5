package loadbearing.analysis.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
  private final Recent recent = new Recent();

  @Test
  void theRowOfLongestAgoMakesRoom() {
    for (var row = 0; row <= Recent.MOST; row++) {
      recent.add(row, 100 + row, 1);
    }

    assertThat(operations()).containsExactly(101, 102, 103, 104, 105, 106, 107, 108);
  }

  @Test
  void aRowOnceMoreIsTheLatestAndKeepsItsNewestVersion() {
    recent.add(1, 10, 5);
    recent.add(2, 20, 1);
    recent.add(1, 11, 4);

    assertThat(operations()).containsExactly(20, 10);

    recent.add(2, 21, 2);
    assertThat(operations()).containsExactly(10, 21);
  }

  private int[] operations() {
    var operations = new int[recent.size()];
    recent.copyTo(operations, 0);
    return operations;
  }
}
