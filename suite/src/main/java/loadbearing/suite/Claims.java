package loadbearing.suite;

import java.util.List;

/**
 * Adds claims to the {@link Ledger}: a class that implements it, with a public constructor without
 * parameters, is found by {@link java.util.ServiceLoader} on the class path.
 */
@FunctionalInterface
public interface Claims {
  /** Those it adds; their ids must be new. */
  List<Claim> claims();
}
