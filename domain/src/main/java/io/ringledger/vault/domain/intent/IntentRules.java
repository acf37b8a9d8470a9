package io.ringledger.vault.domain.intent;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What can be said about a signed statement before its signature is looked at. */
public final class IntentRules {

  /** No intent gets as old as this; and no client's clock may be as far off. */
  public static final Duration MAX_AGE = Duration.ofHours(1);

  /** No offer stands for longer. */
  public static final Duration MAX_LISTING = Duration.ofDays(366);

  private IntentRules() {}

  /**
   * A trade as it came, readable but not judged.
   *
   * @param amountDrops any number
   * @param clientTimestamp in whole milliseconds
   */
  public record TradeOffer(
      SessionId session,
      IntentAction action,
      ItemId item,
      WalletAddress from,
      WalletAddress to,
      long amountDrops,
      IntentNonce nonce,
      Instant clientTimestamp,
      SessionSignature signature) {}

  /**
   * A listing as it came, readable but not judged.
   *
   * @param priceDrops any number
   * @param expiresAt in whole milliseconds
   * @param clientTimestamp in whole milliseconds
   */
  public record ListingOffer(
      SessionId session,
      ItemId item,
      WalletAddress seller,
      long priceDrops,
      Instant expiresAt,
      IntentNonce nonce,
      Instant clientTimestamp,
      SessionSignature signature) {}

  /** Returns the terms that the session may agree to now, or why it may not. */
  public static Outcome<TradeTerms> judge(
      TradeOffer offer, Optional<SessionPurse> session, Instant now) {
    WalletAddress owner = offer.action().isBuying() ? offer.to() : offer.from();
    return session(session, offer.action(), owner, now)
        .or(() -> only(offer.from().equals(offer.to()), VaultFailure.SELF_TRADE))
        .or(() -> amount(offer.amountDrops()))
        .or(() -> only(!isAboutNow(offer.clientTimestamp(), now), TOO_FAR))
        .<Outcome<TradeTerms>>map(Outcome::rejected)
        .orElseGet(
            () ->
                Outcome.success(
                    new TradeTerms(
                        offer.session(),
                        offer.action(),
                        offer.item(),
                        offer.from(),
                        offer.to(),
                        new Drops(offer.amountDrops()),
                        offer.nonce(),
                        offer.clientTimestamp())));
  }

  /** Returns the terms that the session may offer at now, or why it may not. */
  public static Outcome<ListingTerms> judge(
      ListingOffer offer, Optional<SessionPurse> session, Instant now) {
    return session(session, IntentAction.TRADE, offer.seller(), now)
        .or(() -> amount(offer.priceDrops()))
        .or(() -> only(!isAboutNow(offer.clientTimestamp(), now), TOO_FAR))
        .or(() -> only(!isAhead(offer.expiresAt(), now), VaultFailure.LISTING_END_OUT_OF_RANGE))
        .<Outcome<ListingTerms>>map(Outcome::rejected)
        .orElseGet(
            () ->
                Outcome.success(
                    new ListingTerms(
                        offer.session(),
                        offer.item(),
                        offer.seller(),
                        new Drops(offer.priceDrops()),
                        offer.expiresAt(),
                        offer.nonce(),
                        offer.clientTimestamp())));
  }

  private static final VaultFailure TOO_FAR = VaultFailure.CLIENT_TIMESTAMP_OUT_OF_RANGE;

  private static Optional<VaultFailure> session(
      Optional<SessionPurse> session, IntentAction action, WalletAddress owner, Instant now) {
    if (session.filter(purse -> purse.acceptsAt(now)).isEmpty()) {
      return Optional.of(VaultFailure.SESSION_NOT_ACTIVE);
    }
    SessionPurse purse = session.orElseThrow();
    return only(!purse.actions().contains(action), VaultFailure.ACTION_NOT_ALLOWED)
        .or(() -> only(!purse.wallet().equals(owner), VaultFailure.OWNER_NOT_A_PARTY));
  }

  private static Optional<VaultFailure> amount(long drops) {
    return only(drops < 1 || drops > Drops.MAX_VALUE, VaultFailure.AMOUNT_OUT_OF_RANGE);
  }

  private static boolean isAboutNow(Instant time, Instant now) {
    return Duration.between(time, now).abs().compareTo(MAX_AGE) < 0;
  }

  private static boolean isAhead(Instant end, Instant now) {
    return end.isAfter(now) && !end.isAfter(now.plus(MAX_LISTING));
  }

  private static Optional<VaultFailure> only(boolean refused, VaultFailure why) {
    return refused ? Optional.of(why) : Optional.empty();
  }
}
