package loadbearing.suite;

import java.util.HashSet;
import java.util.Set;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.harness.junit.LaboratoryExtension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the row that its tag names; all rows that are going to run are answered by one
 * programme.
 */
final class RowExtension implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(RowExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Row.class;
  }

  @Override
  public Row resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var claim = Rows.named(context.getTags()).iterator().next();
    var rows =
        context
            .getRoot()
            .getStore(HERE)
            .computeIfAbsent(Rows.class, type -> begin(context), Rows.class);
    return new Row(claim, rows);
  }

  private static Rows begin(ExtensionContext context) {
    var laboratory = new Laboratory(LaboratoryExtension.results(), Progress.to(System.err, false));
    return Rows.begin(laboratory, Rows.named(selected(context)));
  }

  /** Where nobody noted what runs, this row runs alone. */
  private static Set<String> selected(ExtensionContext context) {
    var tags = new HashSet<String>(context.getTags());
    Set<?> noted =
        context
            .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(SelectedRows.class))
            .getOrDefault(SelectedRows.class, Set.class, Set.of());
    noted.forEach(tag -> tags.add(String.valueOf(tag)));
    return tags;
  }
}
