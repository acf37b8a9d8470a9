package io.ringledger.vault.application.batches;

import io.ringledger.shared.application.events.Outbox;
import io.ringledger.vault.application.content.Contents;
import io.ringledger.vault.application.intents.MarketPorts;
import io.ringledger.vault.application.outbound.BatchBook;

/** What cutting batches works with. */
public record NettingPorts(
    MarketPorts market, BatchBook batches, Contents contents, Outbox outbox) {}
