package io.ringledger.paymentsandbox.control;

import io.ringledger.paymentsandbox.api.ApiFault;
import io.ringledger.paymentsandbox.books.Books;
import io.ringledger.paymentsandbox.books.SandboxClock;
import io.ringledger.paymentsandbox.faults.FaultPlan;
import io.ringledger.paymentsandbox.money.Payments;
import io.ringledger.paymentsandbox.webhook.Endpoints;
import io.ringledger.paymentsandbox.webhook.WebhookFault;
import io.ringledger.paymentsandbox.webhook.Webhooks;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What can be controlled.
 *
 * @param books what there is
 * @param payments the verbs of intents
 * @param endpoints who listens
 * @param webhooks who tells them
 * @param apiFaults what goes wrong with the API
 * @param webhookFaults what goes wrong with webhooks
 * @param clock the time
 * @param advance moves it
 * @param clear forgets everything
 */
public record Controls(
    Books books,
    Payments payments,
    Endpoints endpoints,
    Webhooks webhooks,
    FaultPlan<ApiFault> apiFaults,
    FaultPlan<WebhookFault> webhookFaults,
    SandboxClock clock,
    Consumer<Duration> advance,
    Runnable clear) {}
