package io.ringledger.bouts.application;

import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.outbound.WebhookSignatures.Verdict;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.shared.domain.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A webhook is a reason to look, and nothing else. */
class SigningNotificationsUseCaseTest {

  private static final EscrowKind SHOW = EscrowKind.SHOW_A;

  private final SigningScene scene = new SigningScene(aDraftBout()).prepared();
  private final EscrowId escrow = scene.escrow(SHOW).id();
  private Verdict verdict = new Verdict.Forged();
  private final SigningNotifications notifications =
      new SigningNotificationsUseCase(
          scene.arena.ports(), (_, _, _, _) -> verdict, scene.arena.deliveries);

  SigningNotificationsUseCaseTest() {
    scene.arena.followUps.done(escrow);
  }

  @Test
  void aGenuineOneHasItsEscrowLookedAtNowAndMovesNothing() {
    scene.signs(SHOW);
    SigningRequest before = scene.latest(SHOW);

    assertThat(successOf(receive(genuine(scene.payload(SHOW), "delivery-1")))).isTrue();
    assertThat(scene.arena.followUps.planned(escrow)).contains(NOW);
    assertThat(scene.latest(SHOW)).isEqualTo(before);
    assertThat(scene.escrow(SHOW).status()).isEqualTo(EscrowStatus.PLANNED);
    assertThat(scene.history()).containsExactly("escrow.prepare success");
  }

  @Test
  void theSameOneOnceMoreIsRefusedAndAnotherAboutTheSameIsNot() {
    successOf(receive(genuine(scene.payload(SHOW), "delivery-1")));
    scene.arena.followUps.done(escrow);
    scene.after(Duration.ofSeconds(1));

    assertThat(refusalOf(receive(genuine(scene.payload(SHOW), "delivery-1"))).code())
        .isEqualTo(BoutFailure.WEBHOOK_REPLAYED);
    assertThat(scene.arena.followUps.planned(escrow)).isEmpty();
    assertThat(successOf(receive(genuine(scene.payload(SHOW), "delivery-2")))).isTrue();
    assertThat(scene.arena.followUps.planned(escrow)).contains(NOW.plusSeconds(1));
  }

  @Test
  void oneAboutNoRequestOfOursIsKeptAndLeadsToNothing() {
    assertThat(successOf(receive(genuine(uuidOf("somebody else's"), "delivery-1")))).isFalse();
    assertThat(successOf(receive(new Verdict.Genuine(Optional.empty(), "delivery-2")))).isFalse();
    assertThat(scene.arena.followUps.planned(escrow)).isEmpty();
    assertThat(refusalOf(receive(new Verdict.Genuine(Optional.empty(), "delivery-2"))).code())
        .isEqualTo(BoutFailure.WEBHOOK_REPLAYED);
  }

  @Test
  void whatIsForgedTooOldOrUnreadableLeadsToNothingAndIsNotKept() {
    assertThat(refusalOf(receive(new Verdict.Forged())).code())
        .isEqualTo(BoutFailure.WEBHOOK_SIGNATURE_INVALID);
    assertThat(refusalOf(receive(new Verdict.OutOfTime())).code())
        .isEqualTo(BoutFailure.WEBHOOK_OUT_OF_TIME);
    assertThat(refusalOf(receive(new Verdict.Malformed("no payload"))).code())
        .isEqualTo(BoutFailure.WEBHOOK_MALFORMED);
    assertThat(scene.arena.followUps.planned(escrow)).isEmpty();
    assertThat(scene.arena.deliveries.forgetBefore(NOW.plusSeconds(1))).isZero();
  }

  @Test
  void manyOfThemAreOneLook() {
    scene.signs(SHOW);
    for (int i = 0; i < 5; i++) {
      successOf(receive(genuine(scene.payload(SHOW), "delivery-" + i)));
    }
    scene.look(SHOW);
    scene.validates(SHOW);
    scene.look(SHOW);
    scene.look(SHOW);

    assertThat(scene.history())
        .containsExactly(
            "escrow.prepare success", "escrow.signing.signed success", "escrow.confirm success");
  }

  private static Verdict genuine(UUID payload, String delivery) {
    return new Verdict.Genuine(Optional.of(payload), delivery);
  }

  private Outcome<Boolean> receive(Verdict judged) {
    verdict = judged;
    return notifications.receive("timestamp", "signature", "body".getBytes(UTF_8));
  }
}
