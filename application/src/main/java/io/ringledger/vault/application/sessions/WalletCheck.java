package io.ringledger.vault.application.sessions;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.outbound.AccountKeys;
import io.ringledger.vault.application.sessions.SignIn.SignedMessage;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.signin.SignInFault;
import io.ringledger.vault.domain.signin.SignInMessage;
import io.ringledger.vault.domain.signin.SignInStatement;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a message was signed by the wallet that it names, for this vault and now. What costs
 * least is checked first, and the ledger is asked only where all else holds. Whoever goes on from
 * here uses the nonce up in the same unit of work.
 */
final class WalletCheck {

  private final SessionPorts ports;

  WalletCheck(SessionPorts ports) {
    this.ports = ports;
  }

  /** A message that its wallet has signed. */
  record Proved(SignInMessage message, SignInStatement statement) {

    WalletAddress wallet() {
      return message.address();
    }
  }

  Outcome<Proved> check(SignedMessage signed) {
    Instant now = ports.clock().instant();
    Optional<SignInMessage> read = SignInMessage.parse(signed.text());
    if (read.isEmpty()) {
      return Outcome.rejected(VaultFailure.SIGN_IN_MESSAGE_INVALID);
    }
    SignInMessage message = read.get();
    Optional<SignInFault> fault = ports.signInRules().check(message, now);
    if (fault.isPresent()) {
      return refused(fault.get().wire());
    }
    if (!ports.unitOfWork().execute(() -> ports.nonces().isOpen(message.nonce(), now))) {
      return Outcome.rejected(VaultFailure.NONCE_REFUSED);
    }
    Optional<WalletAddress> signer = ports.proofs().signer(message, signed.signature());
    if (signer.isEmpty()) {
      return refused("signature");
    }
    return admits(message.address(), signer.get())
        .map(_ -> new Proved(message, SignInStatement.of(message).orElseThrow()));
  }

  /** For Solana the key is the address; for the XRP Ledger the account says which keys it has. */
  private Outcome<WalletAddress> admits(WalletAddress wallet, WalletAddress signer) {
    Optional<XrplAddress> account = wallet.xrpl();
    if (account.isEmpty()) {
      return Outcome.success(wallet);
    }
    return switch (ports.accountKeys().of(account.get())) {
      case AccountKeys.Answer.Known(var authority) ->
          signer.xrpl().filter(authority::admits).isPresent()
              ? Outcome.success(wallet)
              : refused("key");
      case AccountKeys.Answer.Unavailable(var reason) ->
          Outcome.rejected(VaultFailure.VAULT_LEDGER_UNAVAILABLE, reason);
    };
  }

  private static <T> Outcome<T> refused(String what) {
    return Outcome.rejected(
        VaultFailure.SIGN_IN_REFUSED, VaultFailure.SIGN_IN_REFUSED.detail() + " Wrong: " + what);
  }
}
