package loadbearing.harness.junit;

import java.nio.file.Path;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.harness.deploy.Housekeeping;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test method its {@link Laboratory}: one for all test classes, closed after the last of
 * them. Its runs are kept in the folder that property {@value #RESULTS} names, else in {@code
 * loadbearing-results} where the tests run.
 *
 * <p>Where no container engine answers, tests are skipped with the reason; in a pipeline, where
 * {@code CI} is set, they run and fail.
 */
public final class LaboratoryExtension implements ParameterResolver, ExecutionCondition {
  private static final String RESULTS = "loadbearing.results";
  private static final Namespace HERE = Namespace.create(LaboratoryExtension.class);

  /** Where the runs are kept. */
  public static Path results() {
    return Path.of(System.getProperty(RESULTS, "loadbearing-results"));
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return System.getenv("CI") != null || Housekeeping.hasEngine()
        ? ConditionEvaluationResult.enabled("a container engine answers, or has to")
        : ConditionEvaluationResult.disabled("no container engine answers; run ci/bootstrap");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Laboratory.class;
  }

  @Override
  public Laboratory resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(
            Laboratory.class,
            type -> new Laboratory(results(), Progress.to(System.err, false)),
            Laboratory.class);
  }
}
