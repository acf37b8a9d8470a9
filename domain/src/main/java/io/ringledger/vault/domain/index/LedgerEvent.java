package io.ringledger.vault.domain.index;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A validated transaction that touched the authority's account. Never changes.
 *
 * @param position in its ledger, from 0
 * @param kind XRPL's name of its type
 * @param result {@code tesSUCCESS}, or a {@code tec} code: then it has only cost its fee
 * @param sent whether the account itself sent it
 * @param counterparty who sent it or, where the account did, to whom
 * @param balanceChange of the account in drops, the fee included
 * @param fee paid by the account; zero where somebody else sent it
 * @param channel the one to the account that it touched, as it was after it
 * @param closedAt its ledger, by the ledger's own clock
 */
public record LedgerEvent(
    TransactionHash hash,
    long ledgerIndex,
    int position,
    String kind,
    String result,
    boolean sent,
    Optional<XrplAddress> counterparty,
    long balanceChange,
    Drops fee,
    Optional<ChannelSight> channel,
    Instant closedAt) {

  public LedgerEvent {
    if (ledgerIndex < 1 || position < 0 || (!sent && !fee.isZero())) {
      throw new IllegalArgumentException("not a transaction in a ledger");
    }
  }

  /** Returns whether it stands behind the other in the ledger's order. */
  public boolean follows(LedgerEvent other) {
    return ledgerIndex > other.ledgerIndex
        || (ledgerIndex == other.ledgerIndex && position > other.position);
  }
}
