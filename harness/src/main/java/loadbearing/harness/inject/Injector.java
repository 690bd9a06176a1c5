package loadbearing.harness.inject;

import java.util.function.Consumer;
import loadbearing.fault.Fault;
import loadbearing.harness.inject.Receipt.Step;
import loadbearing.harness.time.Time;

/**
 * Makes faults happen on what is deployed, and writes a receipt for every step of each.
 *
 * <p>Proofs run beside the fault on threads of their own, so that no probe delays an effect. A
 * fault that no probe saw has the step {@link Step#NOT_PROVED} or {@link Step#HEAL_NOT_PROVED},
 * which voids the run; it is never an error that somebody might catch.
 */
public final class Injector {
  private final Effects effects;
  private final Consumer<Receipt> receipts;
  private final Time time;
  private final Proof proof;

  /**
   * @param control the hand on the deployed topology
   * @param proxies of the edges that pass one
   * @param receipts called from several threads, one at a time
   */
  public Injector(Control control, Proxies proxies, Consumer<Receipt> receipts) {
    this(control, proxies, receipts, Time.SYSTEM);
  }

  /**
   * The same in a time of its own.
   *
   * @param time that proofs wait in
   */
  public Injector(Control control, Proxies proxies, Consumer<Receipt> receipts, Time time) {
    this(control, proxies, receipts, time, Proof.USUAL);
  }

  Injector(Control control, Proxies proxies, Consumer<Receipt> receipts, Time time, Proof proof) {
    this.effects = new Effects(control, proxies, time);
    this.receipts = receipts;
    this.time = time;
    this.proof = proof;
  }

  /**
   * Makes a fault happen; it is at work on return, and its proof is under way.
   *
   * @param number the fault's place in its schedule, for the receipts
   * @return heals the fault when closed
   * @throws RuntimeException if it could not be made; then what was begun is undone as far as
   *     possible and the receipt says {@link Step#NOT_PROVED}
   */
  public Injection inject(int number, Fault fault) {
    var injection = prepare(number, fault);
    injection.isWellBefore();
    injection.begin();
    return injection;
  }

  /** A fault that has not begun. */
  Injection prepare(int number, Fault fault) {
    return new Injection(this, number, fault, effects.of(fault));
  }

  Proof proof() {
    return proof;
  }

  Time time() {
    return time;
  }

  void write(int number, Fault fault, Step step, long at, String evidence) {
    write(new Receipt(number, fault, step, at, at, evidence));
  }

  synchronized void write(Receipt receipt) {
    receipts.accept(receipt);
  }
}
