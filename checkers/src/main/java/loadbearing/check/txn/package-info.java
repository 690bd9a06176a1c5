/**
 * Judges histories of transactions on lists and registers: which isolation they show, and which few
 * transactions prove that they lack one.
 *
 * <p>Goes in: {@link loadbearing.check.column.Transactions}. Comes out: {@link
 * loadbearing.check.txn.Isolation}. Dependencies between transactions are inferred, and what is
 * forbidden is a cycle of them; start reading at {@link loadbearing.check.txn.TransactionCheck}.
 *
 * @see <a href="https://pmg.csail.mit.edu/papers/adya-phd.pdf">Adya, Weak Consistency, 1999:
 *     dependencies and the phenomena G0, G1 and G2</a>
 * @see <a href="https://arxiv.org/abs/2003.10554">Kingsbury and Alvaro, Elle, 2020: inference from
 *     lists, and the names of the anomalies</a>
 */
package loadbearing.check.txn;
