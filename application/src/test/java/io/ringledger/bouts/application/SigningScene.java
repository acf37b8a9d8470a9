package io.ringledger.bouts.application;

import static io.ringledger.bouts.application.Arena.PROMOTERS;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aPayoutClaim;
import static io.ringledger.bouts.domain.BoutFixtures.createHash;
import static io.ringledger.bouts.domain.BoutFixtures.payoutHash;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;

import io.ringledger.bouts.application.BoutPayouts.PreparedPayouts;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SignedTransactions.Reading;
import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.signing.FollowedStatus;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.bouts.domain.signing.SigningRequestStatus;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** One bout whose promoter signs in a real wallet, on a ledger that is asked. */
final class SigningScene {

  final Arena arena;
  final Bout bout;

  SigningScene(Bout bout) {
    this.bout = bout;
    this.arena = new Arena(Mode.API).with(bout);
  }

  // What the promoter does

  Outcome<Prepared<Escrow>> prepare(EscrowKind... only) {
    return arena.escrows.prepare(PROMOTERS, bout.id(), Set.of(only));
  }

  Outcome<PreparedPayouts> preparePayouts(EscrowKind... only) {
    return arena.payouts.prepare(PROMOTERS, bout.id(), Set.of(only));
  }

  /** Everything was asked for that can be now. */
  SigningScene prepared() {
    if (bout.winner().isPresent()) {
      successOf(preparePayouts());
    } else {
      successOf(prepare());
    }
    return this;
  }

  // What the wallet and the ledger do

  void wallet(EscrowKind kind, SigningStatus status, boolean opened, Instant expiresAt) {
    arena.wallet.happens(
        payload(kind),
        new SigningResult(
            status, Optional.empty(), Optional.empty(), opened, Optional.of(expiresAt)));
  }

  void wallet(EscrowKind kind, SigningStatus status) {
    wallet(kind, status, false, arena.clock.instant());
  }

  /** The promoter signs the last request for that purse; the wallet hands the bytes out. */
  TransactionHash signs(EscrowKind kind) {
    TransactionHash hash = hash(kind);
    signs(payload(kind), hash);
    return hash;
  }

  void signs(UUID payload, TransactionHash hash) {
    SignedBlob blob = new SignedBlob(hash.value());
    arena.signedTransactions.reads(
        blob,
        new Reading.AsPrepared(
            new SignedTransaction(
                hash, OptionalLong.of(7), OptionalLong.empty(), OptionalLong.of(1_020))));
    arena.wallet.happens(
        payload,
        new SigningResult(
            SigningStatus.SIGNED, Optional.of(hash), Optional.of(blob), true, Optional.empty()));
  }

  /** What was signed for that purse is validated. */
  void validates(EscrowKind kind) {
    if (bout.winner().isPresent()) {
      arena.ledger.holds(proofOf(now(), aPayoutClaim(now(), kind)));
    } else {
      arena.ledger.holds(proofOf(bout, aCreateClaim(bout, kind)));
    }
  }

  // What RingLedger does by itself

  /** One look at that escrow; answers when the next one is due. */
  Optional<Instant> look(EscrowKind kind) {
    return arena.following.follow(escrow(kind).id(), new RequestId("look-1"));
  }

  /** It is that late by both clocks, ours and the ledger's. */
  void isNow(Instant time) {
    arena.clock.set(time);
    arena.preflight.stands(new Standing.Known(1_000, RippleTime.of(time), new Drops(10)));
  }

  void after(Duration time) {
    arena.clock.advance(time);
  }

  // What is known then

  Bout now() {
    return arena.now(bout);
  }

  Escrow escrow(EscrowKind kind) {
    return now().escrow(kind);
  }

  List<SigningRequest> requests(EscrowKind kind) {
    return arena.journal.requestsOf(bout.id()).stream().filter(r -> r.kind() == kind).toList();
  }

  SigningRequest latest(EscrowKind kind) {
    return requests(kind).getLast();
  }

  SigningRequestStatus status(EscrowKind kind) {
    return latest(kind).status();
  }

  UUID payload(EscrowKind kind) {
    return latest(kind).payload().orElseThrow();
  }

  List<FollowedTransaction> followed(EscrowKind kind) {
    return arena.journal.transactionsOf(bout.id()).stream()
        .filter(known -> known.escrow().equals(bout.escrow(kind).id()))
        .toList();
  }

  FollowedStatus fate(EscrowKind kind) {
    return followed(kind).getLast().status();
  }

  List<String> history() {
    return arena.historyOf(bout);
  }

  /** How the transaction of that purse is called that fits the bout now. */
  TransactionHash hash(EscrowKind kind) {
    return latest(kind).action() == SigningAction.CREATE
        ? createHash(bout, kind)
        : payoutHash(bout, kind);
  }
}
