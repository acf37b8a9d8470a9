package io.ringledger.vault.domain.settlement;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import java.util.Optional;

/**
 * What a leg is to do.
 *
 * @param batch empty where tickets are made
 * @param session of a claim or a refund
 * @param wallet of a payment
 * @param destination the account that is paid
 * @param drops what is claimed or paid
 * @param base of a claim: what the channel had paid in all before, as a validated ledger said
 * @param tickets how many are made
 */
public record LegTerms(
    LegKind kind,
    Optional<BatchNumber> batch,
    Optional<SessionId> session,
    Optional<WalletAddress> wallet,
    Optional<XrplAddress> destination,
    Drops drops,
    Drops base,
    int tickets) {

  /** XRPL documentation, "TicketCreate": an account holds no more. */
  public static final int MOST_TICKETS = 250;

  public LegTerms {
    boolean fits =
        switch (kind) {
          case TICKETS -> batch.isEmpty() && tickets >= 1 && tickets <= MOST_TICKETS;
          case ANCHOR -> batch.isPresent() && session.isEmpty() && drops.isZero();
          case CLAIM -> batch.isPresent() && session.isPresent() && !drops.isZero();
          case PAYMENT -> wallet.isPresent() && paysSomething(batch, destination, drops);
          case REFUND -> session.isPresent() && paysSomething(batch, destination, drops);
        };
    if (!fits || (kind != LegKind.TICKETS && tickets != 0)) {
      throw new IllegalArgumentException("these are not the terms of a " + kind.wire());
    }
  }

  private static boolean paysSomething(
      Optional<BatchNumber> batch, Optional<XrplAddress> destination, Drops drops) {
    return batch.isPresent() && destination.isPresent() && !drops.isZero();
  }

  /** Returns the terms of making so many tickets. */
  public static LegTerms makeTickets(int count) {
    return new LegTerms(
        LegKind.TICKETS,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Drops.ZERO,
        Drops.ZERO,
        count);
  }

  /** Returns the terms of anchoring a batch. */
  public static LegTerms anchor(BatchNumber batch) {
    return new LegTerms(
        LegKind.ANCHOR,
        Optional.of(batch),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Drops.ZERO,
        Drops.ZERO,
        0);
  }

  /** Returns the terms of claiming that much from a session's channel. */
  public static LegTerms claim(BatchNumber batch, SessionId session, Drops drops, Drops base) {
    return new LegTerms(
        LegKind.CLAIM,
        Optional.of(batch),
        Optional.of(session),
        Optional.empty(),
        Optional.empty(),
        drops,
        base,
        0);
  }

  /** Returns the terms of paying a wallet at that account. */
  public static LegTerms payment(
      BatchNumber batch, WalletAddress wallet, XrplAddress destination, Drops drops) {
    return new LegTerms(
        LegKind.PAYMENT,
        Optional.of(batch),
        Optional.empty(),
        Optional.of(wallet),
        Optional.of(destination),
        drops,
        Drops.ZERO,
        0);
  }

  /** Returns the terms of giving back what a claim took. */
  public static LegTerms refund(
      BatchNumber batch, SessionId session, XrplAddress destination, Drops drops) {
    return new LegTerms(
        LegKind.REFUND,
        Optional.of(batch),
        Optional.of(session),
        Optional.empty(),
        Optional.of(destination),
        drops,
        Drops.ZERO,
        0);
  }

  /** Returns what the channel has to have paid in all once the claim is applied. */
  public Drops target() {
    return base.plus(drops);
  }

  /** Returns the same, paid elsewhere. */
  LegTerms to(XrplAddress elsewhere) {
    return new LegTerms(kind, batch, session, wallet, Optional.of(elsewhere), drops, base, tickets);
  }
}
