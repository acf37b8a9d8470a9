package io.ringledger.vault.application.sessions;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.outbound.WalletProofs.WalletSignature;
import io.ringledger.vault.application.sessions.WalletTokens.WalletToken;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.signin.SignInRules;
import java.time.Duration;
import java.time.Instant;

/** The ways in for wallets. None of them leads into the rest of the house. */
public interface SignIn {

  /** How long a nonce is good for. */
  Duration NONCE_LIFETIME = Duration.ofMinutes(5);

  /** How far the time of a token request may be off. */
  Duration TOKEN_REQUEST_SKEW = Duration.ofSeconds(60);

  /**
   * Gives a nonce out to be signed.
   *
   * @param address the network address that asks, by which they are limited
   */
  Outcome<Challenge> challenge(String address);

  /** Lets a wallet in that has signed the message without granting anything. */
  Outcome<WalletToken> signIn(SignedMessage signed);

  /** Lets a session key in for its owner. */
  Outcome<WalletToken> signIn(KeyRequest asked);

  /** A nonce, and what a message must be made for. */
  record Challenge(String nonce, Instant issuedAt, Instant expiresAt, SignInRules rules) {}

  /** A message and what should prove it. */
  record SignedMessage(String text, WalletSignature signature) {}

  /**
   * A session key that asks for a token.
   *
   * @param timestamp when it signed, in whole milliseconds
   * @param signature over the bytes of the request
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared: bytes on their way.
  record KeyRequest(SessionId session, Instant timestamp, byte[] signature) {}
}
