package io.ringledger.bouts.domain.signing;

import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.shared.domain.TransactionHash;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a signed transaction before any ledger holds it. Of one that was only named by
 * its hash, nothing else is.
 *
 * @param sequence of the account that it uses up, where it uses no ticket
 * @param ticket that it uses up instead
 * @param lastLedgerSequence the last ledger that can hold it; the wallet chooses it when it signs
 */
public record SignedTransaction(
    TransactionHash hash,
    OptionalLong sequence,
    OptionalLong ticket,
    OptionalLong lastLedgerSequence) {

  public SignedTransaction {
    if (sequence.isPresent() && ticket.isPresent()) {
      throw new IllegalArgumentException("a transaction uses a sequence or a ticket, not both");
    }
  }

  /** One of which only the name is known. */
  public static SignedTransaction named(TransactionHash hash) {
    return new SignedTransaction(
        hash, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
  }

  /** What will name the escrow it creates: the ticket, or else the sequence. */
  public Optional<OfferSequence> offerSequence() {
    OptionalLong value = ticket.isPresent() ? ticket : sequence;
    return value.isPresent() ? Optional.of(new OfferSequence(value.getAsLong())) : Optional.empty();
  }
}
