package loadbearing.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ActsTest {
  static final List<Acts.Entry> ALL = Acts.all();

  @ParameterizedTest
  @FieldSource("ALL")
  void theExampleOfEachEntryParsesToItsActAndBack(Acts.Entry entry) {
    var planned = Planned.parse(entry.example());

    assertThat(planned.what()).isInstanceOf(Act.class);
    assertThat(planned.what().getClass().getSimpleName())
        .isEqualToIgnoringCase(entry.name().replace(" ", ""));
    assertThat(planned.words()).isEqualTo(entry.example());
    assertThat(entry.syntax()).startsWith(entry.name()).endsWith(" at <time>");
  }

  @Test
  void theCatalogueNamesEveryActThereIs() {
    assertThat(Acts.all().stream().map(entry -> entry.name().replace(" ", "")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Act.class.getPermittedSubclasses())
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .map(type -> type.getSimpleName().toLowerCase())
                .toList());
  }

  @Test
  void anActIsOverAtOnceAndStays() {
    var planned = Planned.parse("drain app1 at 2s");

    assertThat(planned.end()).contains(planned.at());
    assertThat(planned.isUntilEnd()).isFalse();
  }
}
