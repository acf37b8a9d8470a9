package io.ringledger.vault.application.sessions;

import static io.ringledger.vault.application.contract.SessionWords.FUNDER;
import static io.ringledger.vault.application.contract.SessionWords.NOW;
import static io.ringledger.vault.application.contract.SessionWords.PAYEE;
import static io.ringledger.vault.application.contract.SessionWords.SOLANA;
import static io.ringledger.vault.application.contract.SessionWords.WALLET;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.contract.SessionWords;
import io.ringledger.vault.application.fakes.WalletStage;
import io.ringledger.vault.application.sessions.SignIn.KeyRequest;
import io.ringledger.vault.application.sessions.SignIn.SignedMessage;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.session.VaultSession;
import io.ringledger.vault.domain.signin.AccountAuthority;
import io.ringledger.vault.domain.signin.SignInMessage;
import io.ringledger.vault.domain.signin.SignInStatement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is let in, and who is not. */
class SignInUseCaseTest {

  private static final SignInStatement PLAIN = new SignInStatement.Plain();
  private static final WalletAddress OTHER = new WalletAddress(PAYEE.value());

  private final WalletStage stage = new WalletStage();

  @Test
  void aWalletOfEitherLedgerSignsIn() {
    for (WalletAddress wallet : new WalletAddress[] {WALLET, SOLANA}) {
      Outcome<?> outcome = stage.signIn.signIn(stage.signed(wallet, PLAIN));

      assertThat(outcome)
          .isEqualTo(
              Outcome.success(
                  new WalletTokens.WalletToken(
                      "token of " + wallet, NOW.plus(WalletTokens.LIFETIME))));
    }
  }

  @Test
  void aMessageIsGoodForOneSignIn() {
    SignedMessage signed = stage.signed(SOLANA, PLAIN);
    assertThat(stage.signIn.signIn(signed)).isInstanceOf(Success.class);

    assertRefused(stage.signIn.signIn(signed), VaultFailure.NONCE_REFUSED);
  }

  @Test
  void aNonceThatWasNotGivenOutIsRefused() {
    SignInMessage own = stage.message(SOLANA, PLAIN, "abcdefghABCDEFGH");

    assertRefused(stage.signIn.signIn(WalletStage.signed(own, SOLANA)), VaultFailure.NONCE_REFUSED);
  }

  @Test
  void anOldMessageIsRefusedWhateverItsSignature() {
    SignedMessage signed = stage.signed(SOLANA, PLAIN);
    stage.clock.advance(Duration.ofMinutes(5).plusMillis(1));

    assertRefused(stage.signIn.signIn(signed), VaultFailure.SIGN_IN_REFUSED);
  }

  @Test
  void whatIsNoMessageIsABadRequest() {
    SignedMessage signed = stage.signed(SOLANA, PLAIN);

    assertRefused(
        stage.signIn.signIn(new SignedMessage(signed.text() + "\n", signed.signature())),
        VaultFailure.SIGN_IN_MESSAGE_INVALID);
  }

  @Test
  void aMessageForAnotherSiteIsRefused() {
    SignedMessage signed = stage.signed(SOLANA, PLAIN);

    assertRefused(
        stage.signIn.signIn(
            new SignedMessage(
                signed.text().replaceFirst("vault.example", "vault.evil"), signed.signature())),
        VaultFailure.SIGN_IN_REFUSED);
  }

  @Test
  void anotherWalletsSignatureIsRefused() {
    SignedMessage signed = stage.signed(WALLET, PLAIN);
    SignInMessage message = SignInMessage.parse(signed.text()).orElseThrow();

    assertRefused(
        stage.signIn.signIn(WalletStage.signed(message, OTHER)), VaultFailure.SIGN_IN_REFUSED);
    assertThat(stage.signIn.signIn(signed)).isInstanceOf(Success.class);
  }

  @Test
  void aRegularKeySignsForItsAccountAndADisabledMasterKeyDoesNot() {
    stage.accounts.put(FUNDER, new AccountAuthority(FUNDER, Optional.of(PAYEE), true));
    SignInMessage message = SignInMessage.parse(stage.signed(WALLET, PLAIN).text()).orElseThrow();

    assertRefused(
        stage.signIn.signIn(WalletStage.signed(message, WALLET)), VaultFailure.SIGN_IN_REFUSED);
    assertThat(stage.signIn.signIn(WalletStage.signed(message, OTHER))).isInstanceOf(Success.class);
  }

  @Test
  void withoutALedgerNoXrplWalletIsLetInAndItsNonceStays() {
    SignedMessage signed = stage.signed(WALLET, PLAIN);
    stage.ledgerIsDown = true;
    assertRefused(stage.signIn.signIn(signed), VaultFailure.VAULT_LEDGER_UNAVAILABLE);
    stage.ledgerIsDown = false;

    assertThat(stage.signIn.signIn(signed)).isInstanceOf(Success.class);
  }

  @Test
  void aMessageThatGrantsIsNoSignIn() {
    SignInStatement grant = new SignInStatement.Grant(SessionWords.grant(1));

    assertRefused(stage.signIn.signIn(stage.signed(SOLANA, grant)), VaultFailure.SIGN_IN_REFUSED);
  }

  @Test
  void noncesAreRandomAndLimited() {
    for (int i = 0; i < 3; i++) {
      assertThat(stage.signIn.challenge("198.51.100.7")).isInstanceOf(Success.class);
    }
    assertRefused(stage.signIn.challenge("198.51.100.7"), VaultFailure.NONCES_TOO_MANY);
    assertThat(stage.signIn.challenge("198.51.100.8")).isInstanceOf(Success.class);
    stage.clock.advance(SignIn.NONCE_LIFETIME);
    assertThat(stage.signIn.challenge("198.51.100.7")).isInstanceOf(Success.class);
  }

  @Test
  void aSessionKeyGetsATokenForItsOwner() {
    VaultSession session = active();
    KeyRequest asked = request(session, Duration.ZERO);

    assertThat(stage.signIn.signIn(asked)).isInstanceOf(Success.class);
    assertRefused(
        stage.signIn.signIn(new KeyRequest(session.id(), NOW, new byte[64])),
        VaultFailure.SIGN_IN_REFUSED);
    assertRefused(
        stage.signIn.signIn(request(SessionWords.granted(9, WALLET), Duration.ZERO)),
        VaultFailure.SESSION_NOT_FOUND);
  }

  @Test
  void aTokenRequestIsGoodForAMinuteEitherWay() {
    VaultSession session = active();
    assertThat(stage.signIn.signIn(request(session, Duration.ofMinutes(1))))
        .isInstanceOf(Success.class);
    assertThat(stage.signIn.signIn(request(session, Duration.ofMinutes(-1))))
        .isInstanceOf(Success.class);
    assertRefused(
        stage.signIn.signIn(request(session, Duration.ofMillis(60_001))),
        VaultFailure.SIGN_IN_REFUSED);
    assertRefused(
        stage.signIn.signIn(request(session, Duration.ofMillis(-60_001))),
        VaultFailure.SIGN_IN_REFUSED);
  }

  @Test
  void theKeyOfASessionThatEndedGetsNone() {
    VaultSession session = active();
    stage.unitOfWork.run(() -> stage.sessions.save(session.revoke(NOW)));

    assertRefused(
        stage.signIn.signIn(request(session, Duration.ZERO)), VaultFailure.SESSION_NOT_ACTIVE);
  }

  private VaultSession active() {
    VaultSession granted = SessionWords.granted(1, WALLET);
    VaultSession active =
        ((Success<VaultSession>)
                granted.activate(
                    SessionWords.channel(granted.grant(), SessionWords.CAP),
                    SessionWords.RULES,
                    NOW))
            .value();
    stage.unitOfWork.run(() -> stage.sessions.add(active));
    return active;
  }

  private static KeyRequest request(VaultSession session, Duration off) {
    byte[] bytes = IntentEncoding.token(21_338, session.id(), NOW.plus(off));
    return new KeyRequest(
        session.id(), NOW.plus(off), WalletStage.sign(session.grant().sessionKey(), bytes));
  }

  private static void assertRefused(Outcome<?> outcome, VaultFailure code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejected.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
