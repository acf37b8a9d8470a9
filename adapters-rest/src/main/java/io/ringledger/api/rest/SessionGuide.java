package io.ringledger.api.rest;

import static io.ringledger.vault.domain.VaultFailure.AMOUNT_OUT_OF_RANGE;
import static io.ringledger.vault.domain.VaultFailure.CHANNEL_NOT_PROVED;
import static io.ringledger.vault.domain.VaultFailure.NONCES_TOO_MANY;
import static io.ringledger.vault.domain.VaultFailure.NONCE_REFUSED;
import static io.ringledger.vault.domain.VaultFailure.SESSION_KEY_TAKEN;
import static io.ringledger.vault.domain.VaultFailure.SESSION_NOT_ACTIVE;
import static io.ringledger.vault.domain.VaultFailure.SESSION_NOT_FOUND;
import static io.ringledger.vault.domain.VaultFailure.SESSION_NOT_PENDING;
import static io.ringledger.vault.domain.VaultFailure.SESSION_TERMS_INVALID;
import static io.ringledger.vault.domain.VaultFailure.SIGN_IN_MESSAGE_INVALID;
import static io.ringledger.vault.domain.VaultFailure.SIGN_IN_REFUSED;
import static io.ringledger.vault.domain.VaultFailure.VAULT_LEDGER_UNAVAILABLE;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.vault.rest.WalletCallers;
import io.ringledger.vault.rest.sessions.ChallengeResponse;
import io.ringledger.vault.rest.sessions.ChannelTransactionRequest;
import io.ringledger.vault.rest.sessions.ClosingSessionResponse;
import io.ringledger.vault.rest.sessions.CreateSessionRequest;
import io.ringledger.vault.rest.sessions.CreatedSessionResponse;
import io.ringledger.vault.rest.sessions.SessionGrantFields;
import io.ringledger.vault.rest.sessions.SessionPageResponse;
import io.ringledger.vault.rest.sessions.SessionResponse;
import io.ringledger.vault.rest.sessions.SessionTokenRequest;
import io.ringledger.vault.rest.sessions.SignInRequest;
import io.ringledger.vault.rest.sessions.TopUpRequest;
import io.ringledger.vault.rest.sessions.TopUpResponse;
import io.ringledger.vault.rest.sessions.WalletProofFields;
import io.ringledger.vault.rest.sessions.WalletTokenResponse;
import java.util.Map;
import java.util.Set;

/** What the description of the API says of wallets and their sessions, and what it is read into. */
@RegisterForReflection(
    targets = {
      ChallengeResponse.class,
      ChannelTransactionRequest.class,
      ClosingSessionResponse.class,
      CreateSessionRequest.class,
      CreatedSessionResponse.class,
      SessionGrantFields.class,
      SessionPageResponse.class,
      SessionResponse.class,
      SessionTokenRequest.class,
      SignInRequest.class,
      TopUpRequest.class,
      TopUpResponse.class,
      WalletProofFields.class,
      WalletTokenResponse.class
    })
final class SessionGuide {

  private static final Set<String> WALLET = Set.of(WalletCallers.ROLE);

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          OperationGuide.row("getSignInNonce", Set.of(), NONCES_TOO_MANY),
          OperationGuide.row(
              "signInWallet",
              Set.of(),
              SIGN_IN_MESSAGE_INVALID,
              SIGN_IN_REFUSED,
              NONCE_REFUSED,
              VAULT_LEDGER_UNAVAILABLE),
          OperationGuide.row(
              "createSessionKey",
              Set.of(),
              SIGN_IN_MESSAGE_INVALID,
              SIGN_IN_REFUSED,
              NONCE_REFUSED,
              SESSION_TERMS_INVALID,
              SESSION_KEY_TAKEN,
              VAULT_LEDGER_UNAVAILABLE),
          OperationGuide.row(
              "issueSessionToken",
              Set.of(),
              SIGN_IN_REFUSED,
              SESSION_NOT_ACTIVE,
              SESSION_NOT_FOUND),
          OperationGuide.rowOf("listSessionKeys", WALLET),
          OperationGuide.rowOf("getSessionKey", WALLET, SESSION_NOT_FOUND),
          OperationGuide.rowOf(
              "fundSessionKey",
              WALLET,
              SESSION_NOT_ACTIVE,
              SESSION_NOT_FOUND,
              SESSION_NOT_PENDING,
              CHANNEL_NOT_PROVED,
              VAULT_LEDGER_UNAVAILABLE),
          OperationGuide.rowOf(
              "prepareTopUp", WALLET, SESSION_NOT_ACTIVE, SESSION_NOT_FOUND, AMOUNT_OUT_OF_RANGE),
          OperationGuide.rowOf(
              "confirmTopUp",
              WALLET,
              SESSION_NOT_ACTIVE,
              SESSION_NOT_FOUND,
              CHANNEL_NOT_PROVED,
              VAULT_LEDGER_UNAVAILABLE),
          OperationGuide.rowOf("closeSessionKey", WALLET, SESSION_NOT_FOUND),
          OperationGuide.rowOf("revokeSessionKey", WALLET, SESSION_NOT_FOUND));

  private SessionGuide() {}
}
