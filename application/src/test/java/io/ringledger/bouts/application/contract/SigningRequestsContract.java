package io.ringledger.bouts.application.contract;

import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.SigningRequests.Cancellation;
import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningLinks;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningOrder;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.EscrowKind;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link SigningRequests} keeps to. */
public abstract class SigningRequestsContract {

  protected abstract SigningRequests requests();

  /** Which of the two this is. */
  protected abstract Mode mode();

  /** The wallet says so from now on; where there is no wallet, nothing happens. */
  protected abstract void happens(UUID payload, SigningResult result);

  /** The wallet's service stops answering; answers false where there is none that could. */
  protected abstract boolean goesDown();

  @Test
  public void aRequestSaysWhereToFindIt() {
    SigningLinks request = create();

    String payload = request.payload().toString();
    assertThat(request.deepLink()).isEqualTo("xumm://payload/" + payload);
    assertThat(request.qrPng()).isEqualTo("https://xumm.app/sign/" + payload + "/qr.png");
    assertThat(request.websocketStatus()).isEqualTo("wss://xumm.app/sign/" + payload);
    assertThat(request.mode()).isEqualTo(mode());
  }

  @Test
  public void aRequestCanBeFoundByItsReference() {
    SigningLinks created = create();

    if (mode() == Mode.API) {
      assertThat(successOf(requests().find(order().reference()))).contains(created);
      assertThat(successOf(requests().find("never asked for"))).isEmpty();
    }
    assertThat(requests().links(created.payload())).isEqualTo(created);
  }

  @Test
  public void anOpenRequestCanBeTakenBackAndAgain() {
    UUID payload = create().payload();

    assertThat(successOf(requests().cancel(payload))).isEqualTo(Cancellation.CANCELLED);
    assertThat(successOf(requests().cancel(payload))).isEqualTo(Cancellation.CANCELLED);
    if (mode() == Mode.API) {
      assertThat(successOf(requests().result(payload, open())).status())
          .isEqualTo(SigningStatus.CANCELLED);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SIGNED", "DECLINED"})
  public void aRequestThatIsResolvedCannotBeTakenBack(SigningStatus status) {
    UUID payload = create().payload();
    happens(payload, result(status));

    if (mode() == Mode.API) {
      assertThat(successOf(requests().cancel(payload))).isEqualTo(Cancellation.RESOLVED);
      assertThat(successOf(requests().result(payload, open())).status()).isEqualTo(status);
    }
  }

  @Test
  public void aNewRequestIsOpen() {
    SigningResult result = successOf(requests().result(create().payload(), open()));

    assertThat(result.status()).isEqualTo(SigningStatus.OPEN);
    assertThat(result.opened()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SIGNED", "DECLINED", "EXPIRED"})
  public void whatBecameOfItIsAnswered(SigningStatus status) {
    SigningLinks request = create();
    SigningResult result = result(status);
    happens(request.payload(), result);

    SigningResult answered = successOf(requests().result(request.payload(), result));
    assertThat(answered.status()).isEqualTo(status);
    assertThat(answered.transaction()).isEqualTo(result.transaction());
  }

  @ParameterizedTest
  @EnumSource(names = {"SIGNED", "DECLINED", "EXPIRED"})
  public void theCallersWordCountsOnlyWhereThereIsNoWalletToAsk(SigningStatus claimed) {
    SigningLinks request = create();

    assertThat(successOf(requests().result(request.payload(), result(claimed))).status())
        .isEqualTo(mode() == Mode.STUB ? claimed : SigningStatus.OPEN);
  }

  @Test
  public void aWalletThatDoesNotAnswerIsSaidToBeUnavailable() {
    UUID payload = create().payload();
    if (!goesDown()) {
      return;
    }

    assertThat(refusalOf(requests().create(order())).code())
        .isEqualTo(BoutFailure.XAMAN_UNAVAILABLE);
    assertThat(refusalOf(requests().find(order().reference())).code())
        .isEqualTo(BoutFailure.XAMAN_UNAVAILABLE);
    assertThat(refusalOf(requests().result(payload, open())).code())
        .isEqualTo(BoutFailure.XAMAN_UNAVAILABLE);
    assertThat(refusalOf(requests().cancel(payload)).code())
        .isEqualTo(BoutFailure.XAMAN_UNAVAILABLE);
  }

  private SigningLinks create() {
    return successOf(requests().create(order()));
  }

  private static SigningOrder order() {
    return new SigningOrder(
        aDraftBout().escrow(EscrowKind.SHOW_A).id() + ":create",
        new EscrowCreate(aDraftBout().escrow(EscrowKind.SHOW_A).terms()),
        "Lock show purse A, 1 XRP");
  }

  private static SigningResult result(SigningStatus status) {
    return new SigningResult(
        status, status == SigningStatus.SIGNED ? Optional.of(hashOf("signed")) : Optional.empty());
  }

  private static SigningResult open() {
    return result(SigningStatus.OPEN);
  }
}
