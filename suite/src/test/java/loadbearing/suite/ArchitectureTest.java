package loadbearing.suite;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the modules, and which package may know which library. */
class ArchitectureTest {
  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("loadbearing");

  @ParameterizedTest(name = "{0} may know {1}")
  @CsvSource({
    "topology,  ''",
    "workload,  topology",
    "fault,     topology",
    "history,   workload fault topology",
    "generator, history workload topology",
    "harness,   generator history workload fault topology",
    "check,     ''",
    "analysis,  check history workload fault topology",
    "report,    analysis check history workload fault topology",
  })
  void moduleKnowsOnlyWhatItMay(String module, String allowed) {
    var others =
        Stream.of(
                "topology",
                "history",
                "workload",
                "fault",
                "generator",
                "harness",
                "check",
                "analysis",
                "report",
                "suite",
                "cli")
            .filter(other -> !other.equals(module))
            .filter(other -> !Arrays.asList(allowed.split(" ")).contains(other))
            .map(other -> "loadbearing." + other + "..")
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage("loadbearing." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(PROJECT);
  }

  @ParameterizedTest(name = "{0} is known to {1} only")
  @CsvSource({
    "org.testcontainers.., loadbearing.harness.engine..",
    "com.github.dockerjava.., loadbearing.harness..",
    "io.gatling.., loadbearing.generator.gatling..",
    "eu.rekawek.toxiproxy.., loadbearing.harness.inject.toxiproxy..",
    "org.apache.commons.statistics.., loadbearing.analysis..",
  })
  void eachLibraryHasOneHome(String library, String home) {
    classes()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage(library)
        .check(PROJECT);
  }

  /** What a server can is said by its home; a role is no kind. */
  @Test
  void onlyServersHomesKnowWhatKindsThereAre() {
    noClasses()
        .that()
        .resideInAPackage("loadbearing.harness..")
        .and()
        .resideOutsideOfPackage("loadbearing.harness.server..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("loadbearing\\.topology\\.Kind\\$(?!Role$).*")
        .check(PROJECT);
  }

  /** Whatever a page shows was worked out by an analyzer. */
  @Test
  void reportsComputeNothing() {
    noClasses()
        .that()
        .resideInAPackage("loadbearing.report..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("loadbearing\\.(analysis\\.(Intervals|Median)|history\\.(Host)?Sample)")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("org.HdrHistogram..")
        .check(PROJECT);
  }

  @Test
  void modulesHaveNoCycles() {
    slices().matching("loadbearing.(*)..").should().beFreeOfCycles().check(PROJECT);
  }

  /** A package is a slice of its own, apart from those below it. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "topology",
        "workload",
        "fault",
        "history",
        "generator",
        "harness",
        "check",
        "analysis",
        "report",
        "suite",
        "cli"
      })
  void packagesOfAModuleHaveNoCycles(String module) {
    slices()
        .assignedFrom(packagesOf("loadbearing." + module))
        .should()
        .beFreeOfCycles()
        .check(PROJECT);
  }

  private static SliceAssignment packagesOf(String root) {
    return new SliceAssignment() {
      @Override
      public String getDescription() {
        return "the packages of " + root;
      }

      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(root + ".")
            ? SliceIdentifier.of(type.getPackageName())
            : SliceIdentifier.ignore();
      }
    };
  }
}
