package io.ringledger.bouts.persistence;

import io.ringledger.bouts.application.BoutEscrows.ConfirmEscrow;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutPlan;
import io.ringledger.bouts.domain.Condition;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowCreateClaim;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.PayoutClaim;
import io.ringledger.bouts.domain.Preimage;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.domain.XrplAddress;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bouts and claims about them. The tests share one database, so everything that must be unique is,
 * and comes from a counter: a run is like the run before.
 */
public final class SomeBouts {

  public static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
  public static final Instant EVENT = Instant.parse("2030-02-01T20:00:00Z");

  private static final AtomicLong COUNTER = new AtomicLong(1);

  private SomeBouts() {}

  /** An id in the manner of version 7: a later one sorts after an earlier one. */
  public static UUID id() {
    long count = COUNTER.incrementAndGet();
    long time = NOW.toEpochMilli() + count;
    return new UUID((time << 16) | 0x7000, 0x8000_0000_0000_0000L | count);
  }

  public static UserId user() {
    return new UserId(id());
  }

  public static TransactionHash hash() {
    return new TransactionHash("%064X".formatted(COUNTER.incrementAndGet()));
  }

  /** An address nobody has yet (XRPL documentation, "Base58 encodings"). */
  public static XrplAddress address() {
    byte[] decoded = new byte[25];
    byte[] count = BigInteger.valueOf(COUNTER.incrementAndGet()).toByteArray();
    decoded[1] = 77;
    System.arraycopy(count, 0, decoded, 21 - count.length, count.length);
    System.arraycopy(sha256(sha256(Arrays.copyOf(decoded, 21))), 0, decoded, 21, 4);
    String alphabet = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
    StringBuilder text = new StringBuilder();
    BigInteger rest = new BigInteger(1, decoded);
    while (rest.signum() > 0) {
      BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(58));
      text.append(alphabet.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    return new XrplAddress("r" + text.reverse());
  }

  public static Preimage preimage(Corner corner) {
    byte[] secret = new byte[Preimage.LENGTH];
    Arrays.fill(secret, (byte) (corner == Corner.A ? 17 : 18));
    return Preimage.of(secret);
  }

  public static Bout aPlannedBout() {
    return plannedFor(user(), user(), user());
  }

  public static Bout plannedFor(UserId promoter, UserId fighterA, UserId fighterB) {
    Map<EscrowKind, Drops> purses = new EnumMap<>(EscrowKind.class);
    purses.put(EscrowKind.SHOW_A, new Drops(1_000_000));
    purses.put(EscrowKind.SHOW_B, new Drops(2_000_000));
    purses.put(EscrowKind.BONUS_A, new Drops(3_000_000));
    purses.put(EscrowKind.BONUS_B, new Drops(4_000_000));
    BoutPlan plan =
        new BoutPlan(
            promoter,
            address(),
            new BoutPlan.Fighter(fighterA, address()),
            new BoutPlan.Fighter(fighterB, address()),
            EVENT,
            purses);
    return success(
        Bout.plan(
            new BoutId(id()),
            plan,
            _ -> new EscrowId(id()),
            corner -> preimage(corner).condition(),
            NOW));
  }

  /** All four escrows are on the ledger. */
  public static Bout funded(Bout planned) {
    Bout bout = planned;
    for (EscrowKind kind : EscrowKind.values()) {
      bout = created(bout, kind);
    }
    return bout;
  }

  public static Bout created(Bout bout, EscrowKind kind) {
    return success(bout.confirmEscrow(claim(bout, kind), new LedgerEvidence.Declared()));
  }

  public static Bout won(Bout funded, Corner winner) {
    return success(funded.enterResult(winner));
  }

  public static Bout paid(Bout bout, EscrowKind kind) {
    return success(bout.confirmPayout(payout(bout, kind), new LedgerEvidence.Declared()));
  }

  public static EscrowCreateClaim claim(Bout bout, EscrowKind kind) {
    return claim(bout, kind, hash());
  }

  public static EscrowCreateClaim claim(Bout bout, EscrowKind kind, TransactionHash transaction) {
    return claim(bout, kind, transaction, new OfferSequence(COUNTER.incrementAndGet()));
  }

  public static EscrowCreateClaim claim(
      Bout bout, EscrowKind kind, TransactionHash transaction, OfferSequence sequence) {
    Escrow escrow = bout.escrow(kind);
    return new EscrowCreateClaim(
        kind,
        transaction,
        sequence,
        true,
        "tesSUCCESS",
        escrow.terms().owner().value(),
        escrow.terms().destination().value(),
        escrow.terms().amount(),
        escrow.terms().window().finishAfter(),
        escrow.terms().window().cancelAfter(),
        escrow.terms().condition().map(Condition::hex));
  }

  /** The right way out for that purse, at the first moment the ledger allows it. */
  public static PayoutClaim payout(Bout bout, EscrowKind kind) {
    Escrow escrow = bout.escrow(kind);
    boolean cancel = kind.isBonus() && bout.winner().orElseThrow() != kind.corner();
    RippleTime closeTime =
        cancel
            ? escrow.terms().window().cancelAfter().orElseThrow()
            : escrow.terms().window().finishAfter();
    return new PayoutClaim(
        kind,
        hash(),
        true,
        "tesSUCCESS",
        cancel ? "EscrowCancel" : "EscrowFinish",
        escrow.terms().owner().value(),
        escrow.state().creation().orElseThrow().offerSequence(),
        closeTime,
        kind.isBonus() && !cancel
            ? Optional.of(
                "A0228020"
                    + HexFormat.of().withUpperCase().formatHex(preimage(kind.corner()).bytes()))
            : Optional.empty());
  }

  public static Caller promoterOf(Bout bout) {
    return new Caller(bout.promoter(), Role.PROMOTER, new RequestId("test-request"));
  }

  /** A confirm of that claim; the fingerprint is one of the whole claim, as the wire's is. */
  public static ConfirmEscrow confirm(Bout bout, String key, EscrowCreateClaim claim) {
    return new ConfirmEscrow(
        promoterOf(bout),
        bout.id(),
        new IdempotencyKey(key),
        HexFormat.of()
            .formatHex(sha256(claim.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))),
        claim);
  }

  public static <T> T success(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Success<T>(var value)) {
      return value;
    }
    throw new AssertionError("refused: " + outcome);
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
