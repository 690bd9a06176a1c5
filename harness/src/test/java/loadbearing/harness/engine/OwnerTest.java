package loadbearing.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import loadbearing.harness.engine.Owner.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
  private static final Place HERE = new Place("ci", "m1", "b1", "pid:[1]", "0");
  private static final Owner SEER = new Owner(HERE, 1, "100");
  private static final Owner OTHER = new Owner(HERE, 7, "200");
  private static final String NOBODY = "";

  @Test
  void aProcessThatIsNotThereIsGone() {
    assertThat(OTHER.isGone(SEER, NOBODY)).isTrue();
    assertThat(OTHER.isGone(SEER, "200")).isFalse();
  }

  @Test
  void anOwnerIsGoneWhenItsNumberBelongsToAnother() {
    assertThat(OTHER.isGone(SEER, "300")).isTrue();
  }

  @Test
  void whatCannotBeReadMayLive() {
    assertThat(OTHER.isGone(SEER, "?")).isFalse();
  }

  @Test
  void inAnotherContainerOfTheSameNameItMayLive() {
    var container = new Owner(new Place("ci", "m1", "b1", "pid:[2]", "0"), 7, "200");

    assertThat(container.isGone(SEER, NOBODY)).isFalse();
  }

  @Test
  void aProcessOfAnotherUserMayBeHidden() {
    var hidden = new Owner(new Place("ci", "m1", "b1", "pid:[1]", "1000"), 7, "200");

    assertThat(hidden.isGone(SEER, NOBODY)).isFalse();
  }

  @Test
  void onAnotherMachineItMayLive() {
    var elsewhere = new Owner(new Place("ci", "m2", "b2", "pid:[1]", "0"), 7, "200");

    assertThat(elsewhere.isGone(SEER, NOBODY)).isFalse();
  }

  @Test
  void whatWasThereBeforeThisMachineStartedIsGone() {
    var before = new Owner(new Place("ci", "m1", "b0", "pid:[9]", "1000"), 7, "200");

    assertThat(before.isGone(SEER, "200")).isTrue();
  }

  @Test
  void whereTheMachineIsNotKnownNobodyIsGone() {
    var unknown = new Owner(new Place("ci", "", "b0", "pid:[1]", "0"), 7, "200");

    assertThat(unknown.isGone(SEER, NOBODY)).isFalse();
    assertThat(OTHER.isGone(unknown, NOBODY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody", "ci/7/1795300000000", "ci/m1/b1/pid:[1]/0/seven/200"})
  void whatAnotherVersionWroteIsNotGone(String label) {
    assertThat(Owner.parse(label).isGone(SEER, NOBODY)).isFalse();
  }

  @Test
  void thisProcessIsReadAsItIsSpelledAndLives() {
    var self = Owner.self();

    assertThat(Owner.parse(self.toString())).isEqualTo(self);
    assertThat(self.isGone()).isFalse();
    assertThat(new Owner(self.place(), self.pid(), "1").isGone()).isTrue();
  }
}
