package io.ringledger.vault.application.sessions;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.outbound.Ed25519Signatures.Signed;
import io.ringledger.vault.application.sessions.WalletCheck.Proved;
import io.ringledger.vault.application.sessions.WalletTokens.WalletToken;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.session.SessionState;
import io.ringledger.vault.domain.session.VaultSession;
import io.ringledger.vault.domain.signin.SignInStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** {@inheritDoc} */
public final class SignInUseCase implements SignIn {

  private static final int NONCE_BYTES = 16;

  private final SessionPorts ports;
  private final WalletCheck check;

  public SignInUseCase(SessionPorts ports) {
    this.ports = ports;
    this.check = new WalletCheck(ports);
  }

  @Override
  public Outcome<Challenge> challenge(String address) {
    Instant now = ports.clock().instant();
    String nonce = HexFormat.of().formatHex(ports.randomness().newSecret(NONCE_BYTES));
    Instant end = now.plus(NONCE_LIFETIME);
    boolean kept =
        ports
            .unitOfWork()
            .execute(
                () ->
                    ports
                        .nonces()
                        .add(
                            nonce,
                            address,
                            now,
                            end,
                            ports.limits().ofAddress(),
                            ports.limits().ofAll()));
    return kept
        ? Outcome.success(new Challenge(nonce, now, end, ports.signInRules()))
        : Outcome.rejected(VaultFailure.NONCES_TOO_MANY);
  }

  @Override
  public Outcome<WalletToken> signIn(SignedMessage signed) {
    return check.check(signed).then(this::admit);
  }

  private Outcome<WalletToken> admit(Proved proved) {
    if (!(proved.statement() instanceof SignInStatement.Plain)) {
      return Outcome.rejected(
          VaultFailure.SIGN_IN_REFUSED, "The message grants a session; create one with it.");
    }
    WalletAddress wallet = proved.wallet();
    Instant now = ports.clock().instant();
    return ports
        .unitOfWork()
        .execute(
            () -> {
              if (!ports.nonces().use(proved.message().nonce(), wallet, now)) {
                return Outcome.rejected(VaultFailure.NONCE_REFUSED);
              }
              return Outcome.success(ports.tokens().issue(wallet, now));
            });
  }

  @Override
  public Outcome<WalletToken> signIn(KeyRequest asked) {
    Instant now = ports.clock().instant();
    if (Duration.between(asked.timestamp(), now).abs().compareTo(TOKEN_REQUEST_SKEW) > 0) {
      return Outcome.rejected(
          VaultFailure.SIGN_IN_REFUSED, "The timestamp is more than 60 seconds away from now.");
    }
    Optional<VaultSession> session =
        ports
            .unitOfWork()
            .execute(() -> ports.sessions().find(asked.session()).map(found -> found.session()));
    if (session.isEmpty()) {
      return Outcome.rejected(VaultFailure.SESSION_NOT_FOUND);
    }
    if (session.get().state() != SessionState.ACTIVE
        || !now.isBefore(session.get().grant().expiresAt())) {
      return Outcome.rejected(VaultFailure.SESSION_NOT_ACTIVE);
    }
    byte[] bytes = IntentEncoding.token(ports.networkId(), asked.session(), asked.timestamp());
    Signed signed = new Signed(session.get().grant().sessionKey(), bytes, asked.signature());
    return ports.signatures().verifies(signed)
        ? Outcome.success(ports.tokens().issue(session.get().wallet(), now))
        : Outcome.rejected(VaultFailure.SIGN_IN_REFUSED);
  }
}
