package io.ringledger.vault.rest.sessions;

import io.ringledger.vault.application.sessions.SignIn.Challenge;
import io.ringledger.vault.domain.WalletChain;
import io.ringledger.vault.domain.signin.SignInStatement;
import org.jspecify.annotations.Nullable;

/** A nonce, and what a message has to be made of. */
public record ChallengeResponse(
    String nonce,
    String issuedAt,
    String expiresAt,
    String domain,
    String uri,
    String version,
    @Nullable String xrplChainId,
    @Nullable String solanaChainId,
    String signInStatement,
    String grantStatement) {

  private static final String GRANT =
      "Grant session key <key> up to <drops> drops until <time>: <actions>;"
          + " funded by <account>; paid to <account>.";

  static ChallengeResponse of(Challenge challenge) {
    return new ChallengeResponse(
        challenge.nonce(),
        challenge.issuedAt().toString(),
        challenge.expiresAt().toString(),
        challenge.rules().domain(),
        challenge.rules().uri(),
        "1",
        challenge.rules().networks().get(WalletChain.XRPL),
        challenge.rules().networks().get(WalletChain.SOLANA),
        SignInStatement.Plain.TEXT,
        GRANT);
  }
}
