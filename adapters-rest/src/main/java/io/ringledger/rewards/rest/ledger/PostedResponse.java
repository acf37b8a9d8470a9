package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.domain.ledger.Receipt;

/** What became of a move. */
public record PostedResponse(boolean alreadyApplied, EntryResponse entry) {

  public static PostedResponse of(Receipt receipt) {
    return new PostedResponse(
        receipt.alreadyApplied(), EntryResponse.of(receipt.entry(), receipt.entry().member()));
  }
}
