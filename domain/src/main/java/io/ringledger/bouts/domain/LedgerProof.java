package io.ringledger.bouts.domain;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import java.util.Optional;

/**
 * A validated transaction as read from the ledger. Whoever builds one has recomputed its hash from
 * its bytes, verified its signature and network, and matched it to the ledger entries it touched;
 * whether it is the one that was asked for is for the bout to judge.
 */
public sealed interface LedgerProof {

  TransactionHash transaction();

  /** An escrow now exists on the ledger. */
  record EscrowCreated(
      TransactionHash transaction,
      XrplAddress owner,
      XrplAddress destination,
      Drops amount,
      Optional<RippleTime> finishAfter,
      Optional<RippleTime> cancelAfter,
      Optional<String> conditionHex,
      OfferSequence offerSequence)
      implements LedgerProof {}

  /**
   * An escrow left the ledger.
   *
   * @param sender who sent the transaction; need not be the owner
   * @param createdBy the transaction that last touched the escrow before, which is its creation
   * @param closeTime of the ledger that holds the transaction
   */
  record EscrowClosed(
      TransactionHash transaction,
      Closing closing,
      XrplAddress sender,
      XrplAddress owner,
      XrplAddress destination,
      Drops amount,
      OfferSequence offerSequence,
      TransactionHash createdBy,
      Optional<String> fulfillmentHex,
      RippleTime closeTime)
      implements LedgerProof {}

  /** Validated, but it only burned its fee: any result but {@code tesSUCCESS} is final. */
  record Unsuccessful(TransactionHash transaction, String engineResult) implements LedgerProof {}

  /** Validated and successful, but it is neither of the three escrow transactions. */
  record Unrelated(TransactionHash transaction, String transactionType) implements LedgerProof {}
}
