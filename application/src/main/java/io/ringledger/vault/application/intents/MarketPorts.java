package io.ringledger.vault.application.intents;

import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.vault.application.outbound.Ed25519Signatures;
import io.ringledger.vault.application.outbound.IntentBook;
import io.ringledger.vault.application.outbound.IntentRate;
import io.ringledger.vault.application.outbound.ItemRegister;
import io.ringledger.vault.application.outbound.ListingBook;
import io.ringledger.vault.application.outbound.ReceiptKey;
import io.ringledger.vault.application.outbound.SessionFunds;
import java.time.InstantSource;

/**
 * What the use cases of items, listings and intents work with.
 *
 * @param networkId of the XRP Ledger that settles, which every signature covers
 */
public record MarketPorts(
    UnitOfWork unitOfWork,
    SessionFunds funds,
    ItemRegister items,
    ListingBook listings,
    IntentBook intents,
    IntentRate rate,
    Ed25519Signatures signatures,
    ReceiptKey receipts,
    AuditTrail trail,
    Randomness randomness,
    InstantSource clock,
    long networkId) {}
