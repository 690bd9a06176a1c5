package loadbearing.fault;

/**
 * What an operator does to a running topology. An act is done at once and stays: nothing heals it,
 * another act may take it back.
 */
public sealed interface Act extends Intervention permits RoleAct, TrafficAct {
  @Override
  default boolean isInstant() {
    return true;
  }

  @Override
  default String noun() {
    return "act";
  }
}
