package io.ringledger.paymentsandbox;

import io.ringledger.paymentsandbox.api.ApiFault;
import io.ringledger.paymentsandbox.api.Operation;
import io.ringledger.paymentsandbox.faults.FaultPlan;
import io.ringledger.paymentsandbox.faults.Scope;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Trouble with the API on demand. A fault stays until it is cleared, unless it was narrowed first:
 * {@code faults.only(Operation.CONFIRM_INTENT).times(2).decline("insufficient_funds")} declines the
 * next two payments. The sandbox's own controls never meet a fault.
 */
public final class Faults {
  private final FaultPlan<ApiFault> plan;
  private final Scope scope;

  Faults(FaultPlan<ApiFault> plan, Scope scope) {
    this.plan = plan;
    this.scope = scope;
  }

  /** Returns faults that only meet calls of these operations. */
  public Faults only(Operation... operations) {
    return new Faults(
        plan,
        scope.only(Arrays.stream(operations).map(Operation::wire).collect(Collectors.toSet())));
  }

  /** Returns faults that only meet the next so many calls. */
  public Faults times(int calls) {
    return new Faults(plan, scope.times(calls));
  }

  /** Returns faults that meet some calls only, by dice that fall alike for the same seed. */
  public Faults withProbability(double probability, long seed) {
    return new Faults(plan, scope.withProbability(probability, seed));
  }

  /** Clears every fault of the API. */
  public void clear() {
    plan.clear();
  }

  /** Declines what is confirmed, for instance for {@code insufficient_funds}. */
  public void decline(String code) {
    plan.arm(new ApiFault.Decline(code), scope);
  }

  /** Does what is asked for and closes the connection unanswered, after a while. */
  public void timeOutAfterCharging(Duration hang) {
    plan.arm(new ApiFault.TimeoutAfterCharging(hang), scope);
  }

  /** Does nothing and closes the connection unanswered, after a while. */
  public void timeOutBefore(Duration hang) {
    plan.arm(new ApiFault.TimeoutBefore(hang), scope);
  }

  /** Does nothing and answers an error of that status. */
  public void fail(int status) {
    plan.arm(new ApiFault.Status(status, false), scope);
  }

  /** Does what is asked for and answers an error of that status all the same. */
  public void failAfterWork(int status) {
    plan.arm(new ApiFault.Status(status, true), scope);
  }

  /** Does what is asked for and answers late. */
  public void slow(Duration delay) {
    plan.arm(new ApiFault.Slow(delay), scope);
  }

  /** Does what is asked for and answers JSON that breaks off. */
  public void garbage() {
    plan.arm(new ApiFault.Garbage(), scope);
  }
}
