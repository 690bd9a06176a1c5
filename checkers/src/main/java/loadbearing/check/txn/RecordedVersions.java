package loadbearing.check.txn;

/** The versions of registers, where the database reports them. */
@FunctionalInterface
public interface RecordedVersions {
  /** No version was reported of any write. */
  RecordedVersions NOTHING = step -> 0;

  /**
   * The version that a write made, growing with every write of its register; 0 if it was not
   * reported.
   */
  long version(int step);
}
