package loadbearing.check.linear;

import java.util.Collection;
import loadbearing.check.column.LongIntMap;

/** A register's states: one for each value that some operation asks for. */
final class RegisterStates implements States {
  private final LongIntMap numbers = new LongIntMap();

  RegisterStates(Collection<Long> asked) {
    for (var value : asked) {
      numbers.putIfAbsent(value, numbers.size() + 1);
    }
  }

  @Override
  public int of(long value) {
    var number = numbers.get(value);
    return number == LongIntMap.NONE ? OTHER : number;
  }

  @Override
  public int append(int state, long chunk) {
    throw new IllegalStateException("a register has no end to append to");
  }

  @Override
  public boolean leads(int state, int target) {
    return state == target;
  }
}
