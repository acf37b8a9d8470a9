package io.ringledger.vault.application.sessions;

import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.vault.application.outbound.AccountKeys;
import io.ringledger.vault.application.outbound.ChannelLedger;
import io.ringledger.vault.application.outbound.Ed25519Signatures;
import io.ringledger.vault.application.outbound.Sessions;
import io.ringledger.vault.application.outbound.SignInNonces;
import io.ringledger.vault.application.outbound.WalletProofs;
import io.ringledger.vault.domain.session.SessionRules;
import io.ringledger.vault.domain.signin.SignInRules;
import java.time.InstantSource;

/**
 * What the use cases about wallets and sessions work with.
 *
 * @param networkId of the XRP Ledger that settles
 */
public record SessionPorts(
    UnitOfWork unitOfWork,
    Sessions sessions,
    SignInNonces nonces,
    WalletProofs proofs,
    Ed25519Signatures signatures,
    AccountKeys accountKeys,
    ChannelLedger channels,
    WalletTokens tokens,
    AuditTrail trail,
    Outbox outbox,
    Randomness randomness,
    InstantSource clock,
    SignInRules signInRules,
    SessionRules sessionRules,
    SignInLimits limits,
    long networkId) {

  /**
   * How many nonces may be open, given out and not used yet.
   *
   * @param ofAddress for one network address
   * @param ofAll in all
   */
  public record SignInLimits(int ofAddress, int ofAll) {}
}
