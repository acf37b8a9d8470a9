package io.ringledger.sandbox.ledger;

import io.ringledger.sandbox.state.Fees;

/**
 * What a chain of ledgers is founded on and cannot change later.
 *
 * @param networkId the network's id
 * @param fees what the network charges
 */
public record LedgerSettings(long networkId, Fees fees) {}
