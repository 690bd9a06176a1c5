package loadbearing.check;

/** The formats of histories that are told apart by their content. */
public enum HistoryFormat {
  /** Register operations in Jepsen's log of etcd. */
  ETCD_LOG,
  /** Register operations as maps of EDN or objects of JSON. */
  REGISTER_EVENTS,
  /** Gets, puts and appends of strings by key, as maps. */
  STRING_EVENTS,
  /** Transactions of reads, writes and appends, as maps of EDN or objects of JSON. */
  TRANSACTION_EVENTS
}
