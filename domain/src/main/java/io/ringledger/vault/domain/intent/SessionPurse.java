package io.ringledger.vault.domain.intent;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What of a session matters to its intents: whose it is, what it may do, and the volume and cash
 * that are left to it.
 *
 * @param active whether it is funded and neither revoked, closing, expired nor closed
 * @param acceptsUntil nothing is accepted from then on
 * @param channel the payment channel that funds it; empty until it is funded
 */
public record SessionPurse(
    SessionId id,
    WalletAddress wallet,
    Ed25519Key key,
    Set<IntentAction> actions,
    boolean active,
    Instant acceptsUntil,
    Optional<ChannelId> channel,
    Amounts amounts,
    Optional<SessionSignature> claimSignature) {

  /**
   * The amounts of a session, in drops.
   *
   * @param cap the gross volume that its owner has granted
   * @param reserved the gross of live buying intents
   * @param used the gross of settled buying intents
   * @param channel what its channel holds in all
   * @param claimed what has been taken from the channel
   * @param debit what batches that are not settled will take
   * @param claim the greatest total that the session key has let be claimed
   */
  public record Amounts(
      Drops cap,
      Drops reserved,
      Drops used,
      Drops channel,
      Drops claimed,
      Drops debit,
      Drops claim) {

    Amounts withReserved(Drops reserved) {
      return new Amounts(cap, reserved, used, channel, claimed, debit, claim);
    }

    Amounts withClaim(Drops claim) {
      return new Amounts(cap, reserved, used, channel, claimed, debit, claim);
    }

    /** What the session comes to owe in all if everything that lives is bought and nothing sold. */
    long owedAtMost() {
      return claimed.value() + debit.value() + reserved.value();
    }
  }

  public SessionPurse {
    actions = Set.copyOf(actions);
  }

  /** Returns whether an intent can be accepted from it at that moment. */
  public boolean acceptsAt(Instant now) {
    return active && now.isBefore(acceptsUntil);
  }

  /**
   * Takes note of a claim that its session key has signed; one that lets no more be claimed than an
   * earlier one changes nothing. Refused where the channel does not hold that much.
   *
   * @param total of all claims, this one included
   */
  public Outcome<SessionPurse> withClaim(Drops total, SessionSignature signature) {
    if (total.compareTo(amounts.channel()) > 0) {
      return Outcome.rejected(VaultFailure.FUNDS_INSUFFICIENT);
    }
    return Outcome.success(
        total.compareTo(amounts.claim()) <= 0
            ? this
            : with(amounts.withClaim(total), Optional.of(signature)));
  }

  /**
   * Sets an amount aside for a buying intent, which lives from now on. Refused where that would be
   * more than the owner has granted, than the channel holds, or than may be claimed.
   */
  public Outcome<SessionPurse> reserve(Drops amount) {
    long reserved = amounts.reserved().value() + amount.value();
    if (reserved > amounts.cap().value() - amounts.used().value()) {
      return Outcome.rejected(VaultFailure.CAP_EXCEEDED);
    }
    Amounts next = amounts.withReserved(new Drops(reserved));
    if (next.owedAtMost() > amounts.channel().value()) {
      return Outcome.rejected(
          VaultFailure.FUNDS_INSUFFICIENT,
          "The session may come to owe %d drops, its channel holds %d."
              .formatted(next.owedAtMost(), amounts.channel().value()));
    }
    if (next.owedAtMost() > amounts.claim().value()) {
      return Outcome.rejected(
          VaultFailure.CLAIM_INSUFFICIENT,
          "The session may come to owe %d drops, its claim is over %d."
              .formatted(next.owedAtMost(), amounts.claim().value()));
    }
    return Outcome.success(with(next, claimSignature));
  }

  /** Gives back what was set aside for an intent that ended unapplied. */
  public SessionPurse release(Drops amount) {
    return with(amounts.withReserved(amounts.reserved().minus(amount)), claimSignature);
  }

  private SessionPurse with(Amounts next, Optional<SessionSignature> signature) {
    return new SessionPurse(
        id, wallet, key, actions, active, acceptsUntil, channel, next, signature);
  }
}
