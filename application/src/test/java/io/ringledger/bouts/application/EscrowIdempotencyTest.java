package io.ringledger.bouts.application;

import static io.ringledger.bouts.application.Arena.PROMOTERS;
import static io.ringledger.bouts.application.Arena.STRANGERS;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPlan;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFixtures;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowCreateClaim;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.domain.Altered;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One intent has one effect and one answer, however often and by however many it is sent. */
class EscrowIdempotencyTest {

  private final Bout bout = aDraftBout();
  private final EscrowCreateClaim claim = aCreateClaim(bout, EscrowKind.SHOW_A);
  private final Arena arena = new Arena().with(bout);

  EscrowIdempotencyTest() {
    arena.ledger.holds(proofOf(bout, claim));
  }

  @Test
  void aRepeatGetsTheSameBytesAndHasNoEffect() {
    Answer first = arena.confirm(bout, "key", claim);
    Bout after = arena.now(bout);

    for (int i = 0; i < 3; i++) {
      assertThat(arena.confirm(bout, "key", claim)).isEqualTo(first);
    }
    assertThat(arena.escrowAnswers.printed()).isEqualTo(1);
    assertThat(arena.now(bout).snapshot()).isEqualTo(after.snapshot());
    assertThat(arena.historyOf(bout)).hasSize(1);
  }

  @Test
  void aRepeatGetsTheSameBytesInDeclaredModeToo() {
    arena.ledger.trusting();
    Answer first = arena.confirm(bout, "key", claim);

    assertThat(arena.confirm(bout, "key", claim)).isEqualTo(first);
    assertThat(arena.historyOf(bout)).hasSize(1);
  }

  @Test
  void refusalsAndConflictsAndMissingBoutsAreRememberedToo() {
    EscrowCreateClaim lie = Altered.with(claim, "ownerAddress", "rSomeoneElse");
    Answer refused = arena.confirm(bout, "refused", lie);
    arena.confirm(bout, "success", claim);
    Answer conflict = arena.confirm(bout, "conflict", claim);
    Answer missing = arena.confirm(STRANGERS, bout, "missing", claim);

    assertThat(List.of(refused.status(), conflict.status(), missing.status()))
        .containsExactly(422, 409, 404);
    assertThat(arena.confirm(bout, "refused", lie)).isEqualTo(refused);
    assertThat(arena.confirm(bout, "conflict", claim)).isEqualTo(conflict);
    assertThat(arena.confirm(STRANGERS, bout, "missing", claim)).isEqualTo(missing);
    assertThat(showA().failure()).isEmpty();
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefusedAndHasNoEffect() {
    arena.confirm(bout, "key", Altered.with(claim, "engineResult", "declined"));
    Bout after = arena.now(bout);
    Answer other = arena.confirm(bout, "key", claim);

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body())
        .contains("idempotency_key_reused")
        .contains("Idempotency-Key was already used with a different request payload.");
    assertThat(arena.now(bout).snapshot()).isEqualTo(after.snapshot());
    assertThat(arena.historyOf(bout))
        .containsExactly(
            "escrow.confirm signing_declined", "escrow.confirm idempotency_key_reused");
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefusedInDeclaredModeToo() {
    arena.ledger.trusting();
    arena.confirm(bout, "key", Altered.with(claim, "engineResult", "declined"));

    assertThat(arena.confirm(bout, "key", claim).body()).contains("idempotency_key_reused");
    assertThat(showA().status()).isEqualTo(EscrowStatus.PLANNED);
  }

  @Test
  void anotherCallersSameKeyIsNotThisOnes() {
    Answer strangers = arena.confirm(STRANGERS, bout, "key", claim);
    Answer own = arena.confirm(PROMOTERS, bout, "key", claim);

    assertThat(strangers.status()).isEqualTo(404);
    assertThat(own.status()).isEqualTo(200);
  }

  @Test
  void aKeyOfAnotherBoutIsAnotherKey() {
    Bout other = aDraftBout(new BoutId(uuidOf("undercard")), aPlan(), BoutFixtures.NOW);
    arena.with(other);
    arena.confirm(bout, "key", claim);

    EscrowCreateClaim others =
        Altered.with(aCreateClaim(other, EscrowKind.SHOW_A), "engineResult", "declined");
    assertThat(arena.confirm(other, "key", others).body()).contains("signing_declined");
  }

  @Test
  void whatFailsHalfwayLeavesNeitherEffectNorAnswer() {
    assertThatThrownBy(
            () ->
                arena.escrows.confirm(
                    Arena.confirmEscrow(PROMOTERS, bout.id(), "key", claim),
                    _ -> {
                      throw new IllegalStateException("the adapter broke");
                    }))
        .hasMessage("the adapter broke");

    assertThat(arena.now(bout).snapshot()).isEqualTo(bout.snapshot());
    assertThat(arena.historyOf(bout)).isEmpty();
    assertThat(arena.answers.size()).isZero();
    assertThat(arena.confirm(bout, "key", claim).status()).isEqualTo(200);
  }

  // At once

  @Test
  void fiftyAtOnceWithOneKeyHaveOneEffectAndFiftyEqualAnswers() {
    List<Answer> answers =
        InTurn.atOnce(
            IntStream.range(0, 50)
                .<Callable<Answer>>mapToObj(_ -> () -> arena.confirm(bout, "key", claim))
                .toList());

    assertThat(new HashSet<>(answers)).hasSize(1);
    assertThat(answers.getFirst().status()).isEqualTo(200);
    assertThat(arena.historyOf(bout)).containsExactly("escrow.confirm success");
  }

  @Test
  void fiftyAtOnceWithKeysOfTheirOwnHaveOneSuccess() {
    List<Answer> answers =
        InTurn.atOnce(
            IntStream.range(0, 50)
                .<Callable<Answer>>mapToObj(i -> () -> arena.confirm(bout, "key-" + i, claim))
                .toList());

    assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
    assertThat(showA().status()).isEqualTo(EscrowStatus.CREATED);
  }

  private Escrow showA() {
    return arena.now(bout).escrow(EscrowKind.SHOW_A);
  }
}
