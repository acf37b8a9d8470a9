package io.ringledger.bouts.domain;

import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aFundedBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPayoutClaim;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;

import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.LedgerEvidence.Contradictory;
import io.ringledger.bouts.domain.LedgerEvidence.Declared;
import io.ringledger.bouts.domain.LedgerEvidence.NotFound;
import io.ringledger.bouts.domain.LedgerEvidence.NotValidated;
import io.ringledger.bouts.domain.LedgerEvidence.Proved;
import io.ringledger.bouts.domain.LedgerProof.Unsuccessful;
import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.domain.XrplAddressFixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Something a clumsy or dishonest client may do to a bout at any time. */
public sealed interface BoutCommand {

  XrplAddress STRANGER = XrplAddressFixtures.addressOf("a stranger");

  /** What comes of it, and whether it had to succeed. */
  Outcome<Bout> applyTo(Bout bout);

  /** Whether nothing in it is false: in the right state it has to succeed. */
  boolean isHonest(Bout bout);

  /** What is said about the ledger beside the claim. */
  enum Word {
    DECLARED,
    PROVED,
    LYING_PROOF,
    NOT_FOUND,
    NOT_VALIDATED,
    CONTRADICTORY,
    UNSUCCESSFUL;

    boolean isHonest() {
      return this == DECLARED || this == PROVED;
    }

    LedgerEvidence evidence(LedgerProof truth, Supplier<Map<String, LedgerProof>> lies, int lie) {
      return switch (this) {
        case DECLARED -> new Declared();
        case PROVED -> new Proved(truth);
        case LYING_PROOF -> new Proved(pick(List.copyOf(lies.get().values()), lie));
        case NOT_FOUND -> new NotFound();
        case NOT_VALIDATED -> new NotValidated();
        case CONTRADICTORY -> new Contradictory("odd");
        case UNSUCCESSFUL -> new Proved(new Unsuccessful(truth.transaction(), "tecNO_TARGET"));
      };
    }
  }

  /** How the claim itself is bent. */
  enum Bend {
    STRAIGHT,
    WRONG_FIELD,
    DECLINED,
    NOT_VALIDATED,
    TEC,
    USED_TRANSACTION
  }

  /** The claim that an escrow was created. */
  record Create(EscrowKind kind, Bend bend, Word word, int lie) implements BoutCommand {

    @Override
    public Outcome<Bout> applyTo(Bout bout) {
      EscrowCreateClaim truth = aCreateClaim(bout, kind);
      EscrowCreateClaim claim =
          switch (bend) {
            case STRAIGHT -> truth;
            case WRONG_FIELD -> pick(List.copyOf(Lies.in(truth).values()), lie);
            case DECLINED -> Altered.with(truth, "engineResult", "declined");
            case NOT_VALIDATED -> Altered.with(truth, "validated", false);
            case TEC -> Altered.with(truth, "engineResult", "tecNO_DST");
            case USED_TRANSACTION -> Altered.with(truth, "transaction", used(bout, lie));
          };
      LedgerProof.EscrowCreated proof = proofOf(bout, claim);
      return bout.confirmEscrow(claim, word.evidence(proof, () -> Lies.in(proof), lie));
    }

    @Override
    public boolean isHonest(Bout bout) {
      return bend == Bend.STRAIGHT
          && word.isHonest()
          && bout.status() == BoutStatus.DRAFT
          && bout.escrow(kind).status() == EscrowStatus.PLANNED;
    }
  }

  /** The claim that an escrow was closed, the right way or not. */
  record Pay(EscrowKind kind, Closing closing, Bend bend, Word word, int lie)
      implements BoutCommand {

    @Override
    public Outcome<Bout> applyTo(Bout bout) {
      PayoutClaim truth = aPayoutClaim(bout, kind, closing);
      PayoutClaim claim =
          switch (bend) {
            case STRAIGHT -> truth;
            // A second lie about the wrong way would make it the right one.
            case WRONG_FIELD ->
                isRightWay(bout) ? pick(List.copyOf(Lies.in(truth).values()), lie) : truth;
            case DECLINED -> Altered.with(truth, "engineResult", "declined");
            case NOT_VALIDATED -> Altered.with(truth, "validated", false);
            case TEC -> Altered.with(truth, "engineResult", "tecNO_TARGET");
            case USED_TRANSACTION -> Altered.with(truth, "transaction", used(bout, lie));
          };
      if (bout.escrow(kind).state().creation().isEmpty()) {
        return bout.confirmPayout(claim, new Declared());
      }
      LedgerProof.EscrowClosed proof = proofOf(bout, claim);
      return bout.confirmPayout(claim, word.evidence(proof, () -> Lies.in(proof), lie));
    }

    @Override
    public boolean isHonest(Bout bout) {
      return bend == Bend.STRAIGHT
          && word.isHonest()
          && bout.escrow(kind).status() == EscrowStatus.CREATED
          && isRightWay(bout);
    }

    private boolean isRightWay(Bout bout) {
      return bout.winner().isPresent() && closing == BoutFixtures.closingOf(bout, kind);
    }
  }

  /** A result. */
  record Decide(Corner winner) implements BoutCommand {

    @Override
    public Outcome<Bout> applyTo(Bout bout) {
      return bout.enterResult(winner);
    }

    @Override
    public boolean isHonest(Bout bout) {
      return bout.status() == BoutStatus.ESCROWS_CREATED;
    }
  }

  /** An escrow that was found on the ledger; the number of a lie, or below zero for the truth. */
  record Adopt(EscrowKind kind, int lie) implements BoutCommand {

    @Override
    public Outcome<Bout> applyTo(Bout bout) {
      LedgerProof.EscrowCreated truth = proofOf(bout, aCreateClaim(bout, kind));
      return bout.adoptEscrow(kind, lie < 0 ? truth : Altered.with(truth, "owner", STRANGER));
    }

    @Override
    public boolean isHonest(Bout bout) {
      return lie < 0
          && bout.status() == BoutStatus.DRAFT
          && bout.escrow(kind).status() == EscrowStatus.PLANNED;
    }
  }

  /** An escrow that somebody closed, the right way or not; of ours, or of others. */
  record AdoptClosing(EscrowKind kind, Closing closing, boolean ours) implements BoutCommand {

    @Override
    public Outcome<Bout> applyTo(Bout bout) {
      TransactionHash createdBy =
          ours ? BoutFixtures.createHash(bout, kind) : hashOf("of another escrow");
      Bout created = bout.escrow(kind).state().creation().isPresent() ? bout : aFundedBout();
      LedgerProof.EscrowClosed proof =
          Altered.with(
              Altered.with(
                  proofOf(created, aPayoutClaim(created, kind, closing)), "sender", STRANGER),
              "createdBy",
              bout.escrow(kind)
                  .state()
                  .creation()
                  .map(Created::transaction)
                  .filter(_ -> ours)
                  .orElse(createdBy));
      return bout.adoptPayout(kind, proof);
    }

    @Override
    public boolean isHonest(Bout bout) {
      return ours
          && bout.winner().isPresent()
          && bout.escrow(kind).status() == EscrowStatus.CREATED;
    }

    boolean isRightWay(Bout bout) {
      return closing == BoutFixtures.closingOf(bout, kind);
    }
  }

  /** An admin says that the escrow is lost. */
  record Lose(EscrowKind kind) implements BoutCommand {

    @Override
    public Outcome<Bout> applyTo(Bout bout) {
      return bout.fail(kind, "lost");
    }

    @Override
    public boolean isHonest(Bout bout) {
      return Set.of(EscrowStatus.PLANNED, EscrowStatus.CREATED)
          .contains(bout.escrow(kind).status());
    }
  }

  /** A transaction that has moved one of these escrows, or one of another bout where none has. */
  private static Object used(Bout bout, int which) {
    List<Object> used = new ArrayList<>();
    bout.escrows().stream()
        .flatMap(escrow -> escrow.state().creation().stream())
        .map(Created::transaction)
        .forEach(used::add);
    // Where nothing is used yet this hash is fresh, and the claim an honest one in disguise.
    return used.isEmpty() ? hashOf("fresh " + bout.id()) : pick(used, which);
  }

  private static <T> T pick(List<T> all, int which) {
    return all.get(Math.floorMod(which, all.size()));
  }
}
