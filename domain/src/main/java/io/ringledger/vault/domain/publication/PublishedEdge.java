package io.ringledger.vault.domain.publication;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.netting.NettingIntent;
import java.util.Optional;

/**
 * A trade that a batch looked at: what the buyer has signed, and what the giver has.
 *
 * @param sequence its place in the order of acceptance
 * @param consent the giver's TRADE of the same item, wallets and amount, or the seller's listing
 * @param barred why it was rejected before netting, for example that its session had ended
 */
public record PublishedEdge(
    long sequence, SignedTerms.Trade buy, SignedTerms consent, Optional<IntentReason> barred) {

  /** Returns it as netting sees it. */
  public NettingIntent forNetting(long networkId) {
    return new NettingIntent(
        sequence,
        new IntentId(buy.id()),
        new Sha256(IntentEncoding.hash(buy.bytes(networkId))),
        buy.terms().item(),
        buy.terms().from(),
        buy.terms().to(),
        buy.terms().amount().value());
  }

  /** Returns whether both have agreed to the same: the giver signed for exactly this. */
  public boolean isAgreed() {
    return buy.terms().action().isBuying()
        && switch (consent) {
          case SignedTerms.Trade trade ->
              !trade.terms().action().isBuying()
                  && agrees(trade.terms().item(), trade.terms().from(), trade.terms().amount())
                  && trade.terms().to().equals(buy.terms().to());
          case SignedTerms.Offer offer ->
              agrees(offer.terms().item(), offer.terms().seller(), offer.terms().price());
        };
  }

  private boolean agrees(ItemId item, WalletAddress giver, Drops price) {
    return item.equals(buy.terms().item())
        && giver.equals(buy.terms().from())
        && price.equals(buy.terms().amount());
  }
}
