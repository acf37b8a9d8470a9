package io.ringledger.bouts.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.LedgerEvidence.Declared;
import io.ringledger.bouts.domain.LedgerProof.EscrowClosed;
import io.ringledger.bouts.domain.LedgerProof.EscrowCreated;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.domain.XrplAddressFixtures;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Bouts in every state, and claims and proofs that fit them. Everything follows from the names
 * below, so a test can say what it means and two bouts with different names never meet.
 */
public final class BoutFixtures {

  /** When everything is planned. */
  public static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

  /** When the fighters meet. */
  public static final Instant EVENT = Instant.parse("2026-02-14T20:00:00Z");

  public static final UserId PROMOTER = userCalled("promoter");
  public static final UserId FIGHTER_A = userCalled("fighter a");
  public static final UserId FIGHTER_B = userCalled("fighter b");
  public static final XrplAddress PROMOTER_WALLET = XrplAddressFixtures.addressOf("promoter");
  public static final XrplAddress FIGHTER_A_WALLET = XrplAddressFixtures.addressOf("fighter a");
  public static final XrplAddress FIGHTER_B_WALLET = XrplAddressFixtures.addressOf("fighter b");

  public static final Map<EscrowKind, Drops> PURSES =
      Map.of(
          EscrowKind.SHOW_A, new Drops(1_000_000),
          EscrowKind.SHOW_B, new Drops(2_000_000),
          EscrowKind.BONUS_A, new Drops(300_000),
          EscrowKind.BONUS_B, new Drops(400_000));

  private static final String MAIN_EVENT = "main event";

  private BoutFixtures() {}

  // People and names

  public static UserId userCalled(String name) {
    return new UserId(uuidOf("user " + name));
  }

  /** A name-based UUID: the same name has the same one. */
  public static UUID uuidOf(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }

  /** A hash as the ledger has them, of 64 hexadecimal digits. */
  public static TransactionHash hashOf(String name) {
    return new TransactionHash(
        HexFormat.of().withUpperCase().formatHex(sha256(name.getBytes(UTF_8))));
  }

  /** What the promoter wishes in all these bouts. */
  public static BoutPlan aPlan() {
    return new BoutPlan(
        PROMOTER,
        PROMOTER_WALLET,
        new BoutPlan.Fighter(FIGHTER_A, FIGHTER_A_WALLET),
        new BoutPlan.Fighter(FIGHTER_B, FIGHTER_B_WALLET),
        EVENT,
        PURSES);
  }

  // Bouts

  /** Four planned escrows. */
  public static Bout aDraftBout() {
    return aDraftBout(new BoutId(uuidOf(MAIN_EVENT)), aPlan(), NOW);
  }

  /** The same with an id and a plan of one's own; its escrow ids and secrets follow its id. */
  public static Bout aDraftBout(BoutId id, BoutPlan plan, Instant now) {
    return successOf(
        Bout.plan(
            id,
            plan,
            kind -> new EscrowId(uuidOf(id + " " + kind)),
            corner -> preimageOf(id, corner).condition(),
            now));
  }

  /** All four escrows are created. */
  public static Bout aFundedBout() {
    return funded(aDraftBout());
  }

  public static Bout aBoutWithResult(Corner winner) {
    return withResult(aFundedBout(), winner);
  }

  /** The winner's show purse is paid, nothing else. */
  public static Bout aBoutInPayouts(Corner winner) {
    return paid(aBoutWithResult(winner), showOf(winner));
  }

  /** Both shows and the winner's bonus are paid; the loser's bonus is still locked. */
  public static Bout aClosedBout(Corner winner) {
    return closed(aBoutWithResult(winner));
  }

  /** A bout as far as the status says; the winner, where there is one, is A. */
  public static Bout aBoutIn(BoutStatus status) {
    return switch (status) {
      case DRAFT -> aDraftBout();
      case ESCROWS_CREATED -> aFundedBout();
      case RESULT_ENTERED -> aBoutWithResult(Corner.A);
      case PAYOUTS_IN_PROGRESS -> aBoutInPayouts(Corner.A);
      case CLOSED -> aClosedBout(Corner.A);
    };
  }

  // Steps

  public static Bout created(Bout bout, EscrowKind kind) {
    return successOf(bout.confirmEscrow(aCreateClaim(bout, kind), new Declared()));
  }

  public static Bout funded(Bout draft) {
    Bout bout = draft;
    for (EscrowKind kind : EscrowKind.values()) {
      bout = created(bout, kind);
    }
    return bout;
  }

  public static Bout withResult(Bout funded, Corner winner) {
    return successOf(funded.enterResult(winner));
  }

  /** The purse leaves its escrow, the way it has to. */
  public static Bout paid(Bout bout, EscrowKind kind) {
    return successOf(bout.confirmPayout(aPayoutClaim(bout, kind), new Declared()));
  }

  public static Bout closed(Bout withResult) {
    Bout shows = paid(paid(withResult, EscrowKind.SHOW_A), EscrowKind.SHOW_B);
    return paid(shows, EscrowKind.bonusOf(withResult.winner().orElseThrow()));
  }

  // Claims that fit

  public static EscrowCreateClaim aCreateClaim(Bout bout, EscrowKind kind) {
    EscrowTerms terms = bout.escrow(kind).terms();
    return new EscrowCreateClaim(
        kind,
        createHash(bout, kind),
        offerSequence(kind),
        true,
        "tesSUCCESS",
        terms.owner().value(),
        terms.destination().value(),
        terms.amount(),
        terms.window().finishAfter(),
        terms.window().cancelAfter(),
        terms.condition().map(Condition::hex));
  }

  /** The claim that the purse left at the first moment it may; the result is known. */
  public static PayoutClaim aPayoutClaim(Bout bout, EscrowKind kind) {
    return aPayoutClaim(bout, kind, closingOf(bout, kind));
  }

  /** The claim that the purse left that way, right or not. */
  public static PayoutClaim aPayoutClaim(Bout bout, EscrowKind kind, Closing closing) {
    EscrowTerms terms = bout.escrow(kind).terms();
    RippleTime closeTime =
        closing == Closing.FINISH
            ? terms.window().finishAfter()
            : terms.window().cancelAfter().orElse(terms.window().finishAfter());
    Optional<String> fulfillment =
        kind.isBonus() && closing == Closing.FINISH
            ? Optional.of(fulfillmentHex(preimageOf(bout.id(), kind.corner())))
            : Optional.empty();
    return new PayoutClaim(
        kind,
        payoutHash(bout, kind),
        true,
        "tesSUCCESS",
        closing.transactionType(),
        terms.owner().value(),
        offerSequence(kind),
        closeTime,
        fulfillment);
  }

  // Proofs that fit

  /** What the ledger says where the create claim is true. */
  public static EscrowCreated proofOf(Bout bout, EscrowCreateClaim claim) {
    EscrowTerms terms = bout.escrow(claim.kind()).terms();
    return new EscrowCreated(
        claim.transaction(),
        terms.owner(),
        terms.destination(),
        terms.amount(),
        Optional.of(terms.window().finishAfter()),
        terms.window().cancelAfter(),
        terms.condition().map(Condition::hex),
        claim.offerSequence());
  }

  /** What the ledger says where the payout claim is true. */
  public static EscrowClosed proofOf(Bout bout, PayoutClaim claim) {
    Escrow escrow = bout.escrow(claim.kind());
    EscrowTerms terms = escrow.terms();
    return new EscrowClosed(
        claim.transaction(),
        claim.transactionType().equals("EscrowCancel") ? Closing.CANCEL : Closing.FINISH,
        terms.owner(),
        terms.owner(),
        terms.destination(),
        terms.amount(),
        claim.offerSequence(),
        escrow.state().creation().map(Created::transaction).orElseThrow(),
        claim.fulfillmentHex(),
        claim.closeTime());
  }

  // Parts

  public static EscrowKind showOf(Corner corner) {
    return corner == Corner.A ? EscrowKind.SHOW_A : EscrowKind.SHOW_B;
  }

  public static Closing closingOf(Bout bout, EscrowKind kind) {
    return kind.isBonus() && kind.corner() != bout.winner().orElseThrow()
        ? Closing.CANCEL
        : Closing.FINISH;
  }

  public static TransactionHash createHash(Bout bout, EscrowKind kind) {
    return hashOf(bout.id() + " create " + kind);
  }

  public static TransactionHash payoutHash(Bout bout, EscrowKind kind) {
    return hashOf(bout.id() + " payout " + kind);
  }

  public static OfferSequence offerSequence(EscrowKind kind) {
    return new OfferSequence(
        switch (kind) {
          case SHOW_A -> 101;
          case SHOW_B -> 102;
          case BONUS_A -> 103;
          case BONUS_B -> 104;
        });
  }

  /** The secret of that bonus; the bout's conditions are made of these. */
  public static Preimage preimageOf(BoutId bout, Corner corner) {
    return Preimage.of(sha256((bout + " preimage " + corner).getBytes(UTF_8)));
  }

  /** The fulfillment as it goes over the wire. */
  public static String fulfillmentHex(Preimage preimage) {
    return "A0228020" + HexFormat.of().withUpperCase().formatHex(preimage.bytes());
  }

  /** The permit that a bout with this result gives out. */
  public static DisclosurePermit permitOf(Bout withResult) {
    List<PayoutStep> steps = successOf(withResult.payoutsToPrepare());
    return steps.stream()
        .filter(PayoutStep.FinishBonus.class::isInstance)
        .map(PayoutStep.FinishBonus.class::cast)
        .map(PayoutStep.FinishBonus::permit)
        .findFirst()
        .orElseThrow();
  }

  /** The success, or a failing test. */
  public static <T> T successOf(Outcome<T> outcome) {
    return switch (outcome) {
      case Success<T>(var value) -> value;
      case Rejected<T>(var code, var reason, _) ->
          throw new AssertionError("refused: " + code + ", " + reason);
    };
  }

  /** The refusal, or a failing test. */
  public static <T> Rejected<T> refusalOf(Outcome<T> outcome) {
    return switch (outcome) {
      case Success<T>(var value) -> throw new AssertionError("not refused: " + value);
      case Rejected<T> refusal -> refusal;
    };
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
