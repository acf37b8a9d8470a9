package io.ringledger.bouts.application;

import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ringledger.bouts.application.Prepared.Item;
import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SignedTransactions.Reading;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningOrder;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.signing.FollowedStatus;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.bouts.domain.signing.SigningRequestStatus;
import io.ringledger.shared.application.ConcurrencyConflict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each thing that is to be signed has at most one request that can still be signed. */
class LiveRequestTest {

  private static final EscrowKind SHOW = EscrowKind.SHOW_A;
  private static final Duration GRACE = SigningRequest.SIGNING_GRACE;

  private final SigningScene scene = new SigningScene(aDraftBout());

  @Test
  void preparingAgainAnswersTheLiveRequest() {
    List<Item<Escrow>> first = successOf(scene.prepare()).items();
    List<Item<Escrow>> second = successOf(scene.prepare()).items();

    assertThat(second).isEqualTo(first);
    assertThat(scene.arena.wallet.orders()).hasSize(4);
    assertThat(scene.requests(SHOW)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"DECLINED", "CANCELLED", "EXPIRED"})
  void whatCameToNothingIsFollowedByAnAttemptOfItsOwn(SigningStatus end) {
    scene.prepared();
    UUID older = scene.payload(SHOW);
    scene.wallet(SHOW, end);

    Item<Escrow> item = successOf(scene.prepare(SHOW)).items().getFirst();

    assertThat(item.request().attempt()).isEqualTo(2);
    assertThat(item.links().payload()).isNotEqualTo(older);
    assertThat(scene.arena.wallet.orders().getLast().reference())
        .isEqualTo(scene.escrow(SHOW).id() + ":create:2");
    assertThat(scene.requests(SHOW).getFirst().status().wire())
        .isEqualTo(end.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void aRequestThatTheWalletHasLostIsTakenBackAndReplaced() {
    scene.prepared();
    scene.wallet(SHOW, SigningStatus.UNKNOWN);

    assertThat(successOf(scene.prepare(SHOW)).items().getFirst().request().attempt()).isEqualTo(2);
    assertThat(scene.requests(SHOW).getFirst().status()).isEqualTo(SigningRequestStatus.CANCELLED);
  }

  @Test
  void aPayoutIsAskedForAgainUnderItsOwnReference() {
    SigningScene fought = new SigningScene(aBoutWithResult(Corner.A)).prepared();
    fought.wallet(EscrowKind.BONUS_B, SigningStatus.DECLINED);
    successOf(fought.preparePayouts(EscrowKind.BONUS_B));

    assertThat(fought.arena.wallet.orders().getLast().reference())
        .isEqualTo(fought.escrow(EscrowKind.BONUS_B).id() + ":cancel:2");
  }

  @Test
  void whatExpiredWhileItWasOpenIsNotReplacedBeforeItsGraceIsOver() {
    scene.prepared();
    UUID older = scene.payload(SHOW);
    scene.wallet(SHOW, SigningStatus.EXPIRED, true, scene.arena.clock.instant());

    Prepared<Escrow> within = successOf(scene.prepare(SHOW));
    assertThat(within.items().getFirst().links().payload()).isEqualTo(older);
    assertThat(within.warnings())
        .extracting(PreflightFinding::kind, PreflightFinding::code)
        .containsExactly(tuple(SHOW, PreflightCode.EXPIRED_REQUEST_MAY_BE_SIGNED));

    scene.after(GRACE.minusMillis(1));
    assertThat(successOf(scene.prepare(SHOW)).items().getFirst().links().payload())
        .isEqualTo(older);
    scene.after(Duration.ofMillis(1));
    Prepared<Escrow> beyond = successOf(scene.prepare(SHOW));
    assertThat(beyond.items().getFirst().request().attempt()).isEqualTo(2);
    assertThat(beyond.warnings()).isEmpty();
  }

  @Test
  void whatWasReplacedAndIsSignedAllTheSameIsFollowed() {
    scene.prepared();
    UUID older = scene.payload(SHOW);
    scene.wallet(SHOW, SigningStatus.EXPIRED, true, scene.arena.clock.instant());
    scene.after(GRACE);
    successOf(scene.prepare(SHOW));
    scene.signs(older, scene.hash(SHOW));

    scene.look(SHOW);
    scene.validates(SHOW);
    scene.look(SHOW);

    assertThat(scene.escrow(SHOW).status().wire()).isEqualTo("created");
    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.APPLIED);
    scene.look(SHOW);
    assertThat(scene.arena.wallet.cancelled()).contains(scene.payload(SHOW));
  }

  @Test
  void noThirdIsAskedForWhileTheFirstIsOnItsWayAfterAll() {
    scene.prepared();
    UUID first = scene.payload(SHOW);
    scene.wallet(SHOW, SigningStatus.EXPIRED, true, scene.arena.clock.instant());
    scene.after(GRACE);
    successOf(scene.prepare(SHOW));
    scene.wallet(SHOW, SigningStatus.DECLINED);
    scene.signs(first, scene.hash(SHOW));

    Item<Escrow> item = successOf(scene.prepare(SHOW)).items().getFirst();
    assertThat(item.links().payload()).isEqualTo(first);
    assertThat(scene.requests(SHOW)).hasSize(2);
  }

  @Test
  void whatIsSignedAndOnItsWayIsNotAskedForAgain() {
    scene.prepared();
    scene.signs(SHOW);

    Item<Escrow> item = successOf(scene.prepare(SHOW)).items().getFirst();
    assertThat(item.request().status()).isEqualTo(SigningRequestStatus.SIGNED);
    assertThat(scene.arena.wallet.orders()).hasSize(4);
    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.PENDING);
    assertThat(scene.arena.followUps.planned(scene.escrow(SHOW).id()))
        .contains(scene.arena.clock.instant());
  }

  @Test
  void whatWasSignedInVainCanBeAskedForAgain() {
    scene.prepared();
    var hash = scene.signs(SHOW);
    scene.look(SHOW);
    scene.arena.ledger.neverSees(hash, "its last ledger has passed");
    scene.look(SHOW);

    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.NEVER_COMES);
    assertThat(successOf(scene.prepare(SHOW)).items().getFirst().request().attempt()).isEqualTo(2);
  }

  @Test
  void somethingElseThanWasPreparedIsRecordedRefusedAndCanBeAskedForAgain() {
    scene.prepared();
    SignedBlob blob = new SignedBlob("12AB");
    scene.arena.signedTransactions.reads(
        blob, new Reading.Altered(Optional.of(hashOf("odd")), "Amount: not as it was prepared"));
    scene.arena.wallet.happens(
        scene.payload(SHOW),
        new SigningResult(
            SigningStatus.SIGNED,
            Optional.of(hashOf("odd")),
            Optional.of(blob),
            true,
            Optional.empty()));
    scene.look(SHOW);

    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.REFUSED);
    assertThat(scene.escrow(SHOW).failure().orElseThrow().reason())
        .isEqualTo("not what was prepared: Amount: not as it was prepared");
    assertThat(scene.history()).contains("escrow.signing invalid_confirmation");
    assertThat(successOf(scene.prepare(SHOW)).items().getFirst().request().attempt()).isEqualTo(2);
  }

  @Test
  void whatIsSignedJustBeforeItWouldBeTakenBackIsNotReplaced() {
    scene.prepared();
    UUID payload = scene.payload(SHOW);
    scene.wallet(SHOW, SigningStatus.EXPIRED, true, scene.arena.clock.instant());
    scene.after(GRACE);
    AtomicInteger asked = new AtomicInteger();
    scene.arena.wallet.whenAsked(
        () -> {
          if (asked.incrementAndGet() == 2) {
            scene.signs(payload, scene.hash(SHOW));
          }
        });

    Item<Escrow> item = successOf(scene.prepare(SHOW)).items().getFirst();
    assertThat(item.links().payload()).isEqualTo(payload);
    assertThat(item.request().status()).isEqualTo(SigningRequestStatus.SIGNED);
    assertThat(scene.arena.wallet.orders()).hasSize(4);
  }

  // Answers that are lost, and processes that die

  @Test
  void whatTheWalletMadeWithoutAnsweringIsFoundAgain() {
    scene.arena.wallet.losesAnswers();
    assertThat(refusalOf(scene.prepare(SHOW)).code()).isEqualTo(BoutFailure.XAMAN_UNAVAILABLE);
    assertThat(scene.status(SHOW)).isEqualTo(SigningRequestStatus.REQUESTED);

    scene.arena.wallet.comesBack();
    Item<Escrow> item = successOf(scene.prepare(SHOW)).items().getFirst();
    assertThat(scene.arena.wallet.orders()).hasSize(1);
    assertThat(item.request().attempt()).isEqualTo(1);
    assertThat(item.request().payload()).contains(item.links().payload());
    assertThat(scene.status(SHOW)).isEqualTo(SigningRequestStatus.OPEN);
  }

  @Test
  void aLookFindsItToo() {
    scene.arena.wallet.losesAnswers();
    scene.prepare(SHOW);
    scene.arena.wallet.comesBack();
    scene.look(SHOW);

    assertThat(scene.status(SHOW)).isEqualTo(SigningRequestStatus.OPEN);
  }

  @Test
  void whatTheWalletDidNotGetIsAskedForUnderTheSameReference() {
    scene.arena.wallet.failsAfter(0);
    scene.prepare(SHOW);
    scene.arena.wallet.comesBack();
    successOf(scene.prepare(SHOW));

    assertThat(scene.arena.wallet.orders())
        .extracting(SigningOrder::reference)
        .containsExactly(scene.escrow(SHOW).id() + ":create");
    assertThat(scene.latest(SHOW).attempt()).isEqualTo(1);
  }

  @Test
  void aProcessThatDiesBetweenAskingAndKeepingLeavesWhatCanBeFoundAgain() {
    scene.arena.wallet.whenCreated(
        () -> {
          throw new IllegalStateException("killed");
        });
    assertThatThrownBy(() -> scene.prepare(SHOW)).hasMessage("killed");
    scene.arena.wallet.comesBack();

    scene.after(SigningRequest.ASKING.minusMillis(1));
    assertThatThrownBy(() -> scene.prepare(SHOW)).isInstanceOf(ConcurrencyConflict.class);
    scene.after(Duration.ofMillis(1));
    Item<Escrow> item = successOf(scene.prepare(SHOW)).items().getFirst();

    assertThat(scene.arena.wallet.orders()).hasSize(1);
    assertThat(item.request().attempt()).isEqualTo(1);
    assertThat(scene.status(SHOW)).isEqualTo(SigningRequestStatus.OPEN);
  }

  @Test
  void twoWhoPrepareAtOnceDoNotBothAskTheWallet() {
    AtomicBoolean overtaken = new AtomicBoolean();
    scene.arena.wallet.whenCreated(
        () -> {
          if (overtaken.compareAndSet(false, true)) {
            assertThatThrownBy(() -> scene.prepare(SHOW)).isInstanceOf(ConcurrencyConflict.class);
          }
        });
    successOf(scene.prepare());

    assertThat(overtaken).isTrue();
    assertThat(scene.arena.wallet.orders()).hasSize(4);
    assertThat(scene.requests(SHOW)).hasSize(1);
  }

  @Test
  void whatMovedWhileTheWalletWasAskedIsNotOfferedAnyMore() {
    scene.prepared();
    scene.signs(SHOW);
    scene.look(SHOW);
    scene.validates(SHOW);
    scene.look(SHOW);

    assertThat(successOf(scene.prepare()).items())
        .extracting(item -> item.step().kind())
        .containsExactly(EscrowKind.SHOW_B, EscrowKind.BONUS_A, EscrowKind.BONUS_B);
  }

  @Test
  void aWalletThatCannotSayHowARequestStandsHasNothingReplaced() {
    scene.prepared();
    scene.wallet(SHOW, SigningStatus.DECLINED);
    scene.arena.wallet.failsAfter(0);

    assertThat(refusalOf(scene.prepare(SHOW)).code()).isEqualTo(BoutFailure.XAMAN_UNAVAILABLE);
    assertThat(scene.requests(SHOW)).hasSize(1);
    assertThat(scene.arena.wallet.orders()).hasSize(4);
  }
}
