package loadbearing.analysis.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.topology.Goal;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  @Test
  void idsAreUnique() {
    assertThat(Measures.all()).extracting(Measure::id).doesNotHaveDuplicates();
  }

  @Test
  void theCatalogueHasEveryMeasureThatIsWrittenDownAnywhere() throws Exception {
    assertThat(Measures.all()).containsAll(constants()).hasSizeGreaterThan(40);
    assertThat(constants()).hasSizeGreaterThan(35);
  }

  @Test
  void eachSaysInOneSentenceWhatItMeans() {
    assertThat(Measures.all())
        .allMatch(measure -> measure.meaning().length() > 20)
        .extracting(Measure::meaning)
        .noneMatch(meaning -> meaning.contains(". "));
  }

  @Test
  void anIdThatIsNotInKebabCaseIsRefused() {
    assertThatThrownBy(() -> Measure.less("Stale reads", "", "none"))
        .hasMessageContaining("joined by hyphens");
  }

  @Test
  void anUnknownIdNamesThoseThereAre() {
    assertThat(Measures.of("outage").unit()).isEqualTo("s");
    assertThatThrownBy(() -> Measures.of("downtime")).hasMessageContaining("outage");
  }

  @Test
  void aSubjectIsReadAsItIsSpelled() {
    var subjects =
        List.of(
            Subject.run(),
            Subject.of(Goal.WRITE).without("app1->primary").during(3),
            Subject.of(new Aspect.Between("primary", "replica1")),
            Subject.of(new Aspect.Clones(2), new Aspect.BoundBy("app")),
            Subject.of(new Aspect.At("replica1"), new Aspect.AtLevel("serializable")),
            Subject.of(
                new Aspect.OfAnomaly("G2 of predicates"), new Aspect.AtLevel("serializable")),
            Subject.of(new Aspect.OfAnomaly("G1a"), new Aspect.ByAnalyzer("scaling")));

    assertThat(subjects)
        .allSatisfy(s -> assertThat(Subject.parse(s.spelling())).isEqualTo(s))
        .extracting(Subject::spelling)
        .contains("", "goal:writes without:app1->primary fault:3", "clones:2 bound-by:app");
  }

  @Test
  void aSubjectIncludesItsParts() {
    var reads = Subject.of(Goal.READ);

    assertThat(reads.includes(reads.during(1))).isTrue();
    assertThat(Subject.run().includes(reads)).isTrue();
    assertThat(reads.during(1).includes(reads)).isFalse();
    assertThat(reads.includes(Subject.of(Goal.WRITE))).isFalse();
  }

  private static List<Measure> constants() throws IOException {
    var root = Path.of("target/classes");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .flatMap(name -> Arrays.stream(loaded(name).getDeclaredFields()))
          .filter(field -> field.getType() == Measure.class)
          .filter(field -> Modifier.isStatic(field.getModifiers()))
          .map(MeasuresTest::value)
          .toList();
    }
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name, false, MeasuresTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Measure value(Field field) {
    try {
      field.setAccessible(true);
      return (Measure) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
