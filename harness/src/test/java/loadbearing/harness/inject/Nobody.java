package loadbearing.harness.inject;

import java.util.Map;
import java.util.Optional;

/** No operator is there. */
final class Nobody implements Operations {
  @Override
  public void promote(String node) {
    throw new UnsupportedOperationException("nobody promotes");
  }

  @Override
  public Optional<String> refusal(String node) {
    return Optional.of("nobody asked");
  }

  @Override
  public void drain(String node) {
    throw new UnsupportedOperationException("nobody drains");
  }

  @Override
  public void add(String node) {
    throw new UnsupportedOperationException("nobody adds");
  }

  @Override
  public Map<String, String> opinions(String node) {
    return Map.of();
  }

  @Override
  public long arrivals(String node) {
    return 0;
  }
}
