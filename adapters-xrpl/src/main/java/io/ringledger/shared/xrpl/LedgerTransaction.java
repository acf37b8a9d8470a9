package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;

/**
 * A transaction in a validated ledger. Its fields come from bytes that hash to its name and carry a
 * signature that holds; result and affected nodes are the node's word.
 *
 * @param fields by XRPL's names
 * @param result {@code tesSUCCESS} or a {@code tec} code
 * @param closeTime of the ledger that holds it
 */
public record LedgerTransaction(
    TransactionHash hash,
    JsonNode fields,
    String result,
    AffectedNodes affected,
    long ledgerIndex,
    RippleTime closeTime) {

  /** Its type, for example {@code Payment}. */
  public String type() {
    return fields.path("TransactionType").asText();
  }

  /** Whether it did what it is for; otherwise it only cost its fee. */
  public boolean succeeded() {
    return result.equals("tesSUCCESS");
  }

  /**
   * Its place in the sequence of its account: the sequence number, or the ticket instead of one.
   */
  public long sequence() throws DisagreementException {
    long sequence = LedgerFields.uint32("Sequence", fields.path("Sequence"));
    long ticket = LedgerFields.uint32OrZero("TicketSequence", fields.path("TicketSequence"));
    DisagreementException.unless(
        (sequence == 0) != (ticket == 0), "Sequence: neither or both of sequence and ticket");
    return sequence == 0 ? ticket : sequence;
  }
}
