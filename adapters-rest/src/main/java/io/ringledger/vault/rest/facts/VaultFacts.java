package io.ringledger.vault.rest.facts;

import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.outbound.IntentRate.Limits;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.WalletAddress;

/**
 * What clients have to know of this vault.
 *
 * @param networkId of the XRP Ledger that settles
 * @param authority the account that channels are opened to
 * @param receiptKey verifies receipts
 * @param feeBasisPoints the platform's fee of each price, in hundredths of a percent
 * @param treasury who gets that fee
 */
public record VaultFacts(
    long networkId,
    XrplAddress authority,
    Ed25519Key receiptKey,
    int feeBasisPoints,
    WalletAddress treasury,
    Limits limits) {}
