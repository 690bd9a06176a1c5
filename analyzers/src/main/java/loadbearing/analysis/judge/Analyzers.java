package loadbearing.analysis.judge;

import java.util.Map;
import loadbearing.analysis.Analyzer;

/**
 * Adds analyzers to those of the {@link Judge}: a class that implements it, with a public
 * constructor without parameters, is found by {@link java.util.ServiceLoader} on the class path.
 */
@FunctionalInterface
public interface Analyzers {
  /** Those it adds by name, in the order of their findings; names and ids of measures are new. */
  Map<String, Analyzer> analyzers();
}
