package io.ringledger.vault.rest.facts;

import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.outbound.IntentRate.Limits;
import io.ringledger.vault.domain.Ed25519Key;

/**
 * What clients have to know of this vault.
 *
 * @param networkId of the XRP Ledger that settles
 * @param authority the account that channels are opened to
 * @param receiptKey verifies receipts
 */
public record VaultFacts(long networkId, XrplAddress authority, Ed25519Key receiptKey, Limits limits) {}
