package loadbearing.generator;

import static org.assertj.core.api.Assertions.assertThat;

import loadbearing.history.Outcome;
import loadbearing.history.Path;
import loadbearing.workload.Action;
import loadbearing.workload.draw.Intent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WireTest {
  private static final Path NODE = new Path("app1", "dc1", "primary", "1");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          REGISTER_WRITE, 200, '',      OK
          REGISTER_WRITE, 201, '',      OK
          REGISTER_WRITE, 400, '',      FAILED
          REGISTER_WRITE, 503, failed,  FAILED
          REGISTER_WRITE, 503, unknown, UNKNOWN
          REGISTER_WRITE, 503, '',      UNKNOWN
          REGISTER_WRITE, 502, '',      UNKNOWN
          REGISTER_WRITE, 504, '',      UNKNOWN
          REGISTER_WRITE, 500, '',      UNKNOWN
          REGISTER_WRITE, 302, '',      UNKNOWN
          REGISTER_CAS,   409, failed,  FAILED
          FEED_READ,      200, '',      OK
          FEED_READ,      503, '',      FAILED
          FEED_READ,      503, unknown, FAILED
          FEED_READ,      404, '',      FAILED
          LOGIN,          503, '',      UNKNOWN
          """)
  void whatAStatusSaysOfTheEffect(Action action, int status, String effect, Outcome expected) {
    var answer = new Reply.Answer(status, effect, false, 0, NODE, "{\"error\":\"as it is\"}");

    assertThat(Wire.meaning(action, answer).outcome()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void whatWasNotSentCertainlyHadNoEffect(Action action) {
    assertThat(Wire.meaning(action, new Reply.NotSent("refused")).outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void afterSilenceAWriteIsUnknownAndAReadFailed() {
    var silence = new Reply.Silence("reset");

    assertThat(Wire.meaning(Action.POST_WRITE, silence).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(Wire.meaning(Action.PROFILE_READ, silence).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(Wire.meaning(Action.POST_WRITE, silence).error()).isEqualTo("reset");
  }

  @Test
  void aMismatchIsAnAnswerThatNoHistoryCanMistakeForASwap() {
    var body = "{\"swapped\":false,\"value\":7}";

    var effect = Wire.meaning(Action.REGISTER_CAS, new Reply.Answer(409, "", false, 3, NODE, body));

    assertThat(effect).isEqualTo(new Meaning(Outcome.OK, body, NODE, 3, 409, ""));
  }

  @Test
  void aWriteThatWasMadeBeforeIsOkAndSaysSo() {
    var answer = new Reply.Answer(200, "", true, 3, NODE, "{\"value\":7}");

    var effect = Wire.meaning(Action.REGISTER_WRITE, answer);

    assertThat(effect.outcome()).isEqualTo(Outcome.OK);
    assertThat(effect.error()).startsWith("replayed");
  }

  @Test
  void aTransactionIsOkIfItCommittedAndFailedIfItWasRolledBack() {
    var committed = "{\"committed\":true,\"results\":[null],\"versions\":[3]}";
    var aborted = "{\"committed\":false,\"results\":[7],\"versions\":[3]}";

    assertThat(transaction(committed).outcome()).isEqualTo(Outcome.OK);
    assertThat(transaction(committed).output()).isEqualTo(committed);
    assertThat(transaction(aborted).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(transaction(aborted).output()).isEqualTo(aborted);
  }

  private static Meaning transaction(String body) {
    return Wire.meaning(Action.TRANSACTION, new Reply.Answer(200, "", false, 0, NODE, body));
  }

  @Test
  void aReadIsKeptAsItsValue() {
    assertThat(read(Action.REGISTER_READ, "{\"value\":null}")).isEqualTo("null");
    assertThat(read(Action.REGISTER_READ, " { \"other\" : 1 , \"value\" : -5 }")).isEqualTo("-5");
    assertThat(read(Action.LIST_READ, "{\"values\":[1, 2]}")).isEqualTo("[1, 2]");
    assertThat(
            read(
                Action.PROFILE_READ, "{\"id\":1,\"name\":\"\\\"bio\\\":\",\"bio\":\"a\\\\\\\"}\"}"))
        .isEqualTo("\"a\\\\\\\"}\"");
  }

  @Test
  void aReadWhoseValueIsMissingFailedAndSaysSo() {
    for (var body :
        new String[] {"", "{}", "<html>", "{\"value\":", "{\"nested\":{\"value\":1}}"}) {
      var effect =
          Wire.meaning(Action.REGISTER_READ, new Reply.Answer(200, "", false, 0, NODE, body));

      assertThat(effect.outcome()).as(body).isEqualTo(Outcome.FAILED);
      assertThat(effect.error()).contains("value");
    }
  }

  @Test
  void everyWriteCarriesAValueOfItsOwn() {
    var first = Wire.request(new Intent(41, 0, Action.REGISTER_WRITE, "3"), "null", 0);
    var second = Wire.request(new Intent(42, 0, Action.LIST_APPEND, "0-3"), "null", 0);

    assertThat(first).isEqualTo(new Wire.Request("PUT", "/registers/3", "{\"value\":41}", "41"));
    assertThat(second).isEqualTo(new Wire.Request("POST", "/lists/0-3", "{\"value\":42}", "42"));
  }

  @Test
  void aCompareAndSetExpectsWhatWasSeen() {
    var request = Wire.request(new Intent(42, 0, Action.REGISTER_CAS, "3"), "41", 0);

    assertThat(request.body()).isEqualTo("{\"from\":41,\"to\":42}");
    assertThat(request.input()).isEqualTo("[41,42]");
  }

  private static String read(Action action, String body) {
    var effect = Wire.meaning(action, new Reply.Answer(200, "", false, 0, NODE, body));
    assertThat(effect.outcome()).isEqualTo(Outcome.OK);
    return effect.output();
  }
}
