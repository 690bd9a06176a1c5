package loadbearing.check;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a bank promises beside that no money comes or goes.
 *
 * @param total what all accounts hold together; empty for what the first read holds
 * @param isNegativeFine whether an account may hold less than nothing
 */
public record BankRules(Optional<BigDecimal> total, boolean isNegativeFine) {
  /** Of Jepsen's bank: no account holds less than nothing. */
  public static final BankRules USUAL = new BankRules(Optional.empty(), false);
}
