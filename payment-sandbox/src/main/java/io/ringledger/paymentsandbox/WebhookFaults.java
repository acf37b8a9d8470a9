package io.ringledger.paymentsandbox;

import io.ringledger.paymentsandbox.faults.FaultPlan;
import io.ringledger.paymentsandbox.faults.Scope;
import io.ringledger.paymentsandbox.webhook.Letter;
import io.ringledger.paymentsandbox.webhook.WebhookFault;
import java.time.Duration;
import java.util.Set;

/**
 * Trouble with webhooks on demand: {@code
 * webhookFaults.only("payment_intent.succeeded").times(1).drop()}. An event that meets several
 * meets all of them at once.
 */
public final class WebhookFaults {
  private final FaultPlan<WebhookFault> plan;
  private final Scope scope;

  WebhookFaults(FaultPlan<WebhookFault> plan, Scope scope) {
    this.plan = plan;
    this.scope = scope;
  }

  /** Returns faults that only meet events of these types. */
  public WebhookFaults only(String... types) {
    return new WebhookFaults(plan, scope.only(Set.of(types)));
  }

  /** Returns faults that only meet the next so many. */
  public WebhookFaults times(int webhooks) {
    return new WebhookFaults(plan, scope.times(webhooks));
  }

  /** Returns faults that meet some only, by dice that fall alike for the same seed. */
  public WebhookFaults withProbability(double probability, long seed) {
    return new WebhookFaults(plan, scope.withProbability(probability, seed));
  }

  /** Clears every fault of webhooks. */
  public void clear() {
    plan.clear();
  }

  /** Sends so many more of the same. */
  public void duplicate(int copies) {
    plan.arm(new WebhookFault.Duplicate(copies), scope);
  }

  /** Holds it until so many later ones were sent. */
  public void reorder(int behind) {
    plan.arm(new WebhookFault.Reorder(behind), scope);
  }

  /** Holds it for so long, by the sandbox's clock. */
  public void delay(Duration by) {
    plan.arm(new WebhookFault.Delay(by), scope);
  }

  /** Never sends it, unless the event is asked for again. */
  public void drop() {
    plan.arm(new WebhookFault.Drop(), scope);
  }

  /** Sends something else with it that is not the provider's. */
  public void forge(Letter letter) {
    plan.arm(new WebhookFault.Forge(letter), scope);
  }

  /** Signs its first attempt with a time so far in the past. */
  public void oldTimestamp(Duration by) {
    plan.arm(new WebhookFault.Skew(-by.toSeconds()), scope);
  }

  /** Signs its first attempt with a time so far in the future. */
  public void futureTimestamp(Duration by) {
    plan.arm(new WebhookFault.Skew(by.toSeconds()), scope);
  }
}
