package loadbearing.check.model;

import java.util.List;

/** An object whose operations happen one at a time; states are values. */
interface Automaton {
  Object initial();

  /**
   * The states that {@code call} may leave behind, none if it cannot have happened in {@code
   * state}. Of a call whose outcome is not known only what it asked is known.
   */
  List<Object> after(Object state, Call call);

  /** Whether the call is one of this object's. */
  boolean knows(Call call);

  /** Whether the call changes nothing, so that one of unknown outcome says nothing. */
  boolean isReadOnly(Call call);
}
