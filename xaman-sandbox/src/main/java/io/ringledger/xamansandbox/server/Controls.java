package io.ringledger.xamansandbox.server;

import io.ringledger.xamansandbox.platform.Answers;
import io.ringledger.xamansandbox.platform.Payloads;
import io.ringledger.xamansandbox.platform.SandboxClock;
import io.ringledger.xamansandbox.wallet.WalletApp;
import io.ringledger.xamansandbox.webhook.Webhooks;

/**
 * Everything the sandbox's own controls turn.
 *
 * @param payloads the platform's payloads
 * @param answers how they are written
 * @param wallet the app
 * @param webhooks the sender of webhooks
 * @param faults what goes wrong with the platform's API
 * @param clock the sandbox's time
 * @param tick does what has become due
 * @param clear forgets all but wallets and time
 */
record Controls(
    Payloads payloads,
    Answers answers,
    WalletApp wallet,
    Webhooks webhooks,
    FaultPlan faults,
    SandboxClock clock,
    Runnable tick,
    Runnable clear) {}
