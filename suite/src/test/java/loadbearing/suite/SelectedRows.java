package loadbearing.suite;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Notes the tags of all tests that are going to run, before the first of them does. */
public final class SelectedRows implements LauncherSessionListener {
  /** Where they are noted, in the store of the session. */
  static final Namespace HERE = Namespace.create(SelectedRows.class);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session
        .getLauncher()
        .registerTestExecutionListeners(
            new TestExecutionListener() {
              @Override
              public void testPlanExecutionStarted(TestPlan plan) {
                session.getStore().put(HERE, SelectedRows.class, tags(plan));
              }
            });
  }

  /** The tags of all tests of a plan. */
  static Set<String> tags(TestPlan plan) {
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .filter(TestIdentifier::isTest)
        .flatMap(test -> test.getTags().stream())
        .map(TestTag::getName)
        .collect(Collectors.toSet());
  }
}
