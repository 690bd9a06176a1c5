/**
 * The classic architectures, one class each, with the names the literature gives them ({@code
 * MasterSlave}). The databases inside are called {@code PRIMARY} and {@code REPLICA} everywhere in
 * the code.
 *
 * <p>Start reading at {@link loadbearing.topology.classic.Catalogue}.
 */
package loadbearing.topology.classic;
