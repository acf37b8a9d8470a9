package io.ringledger.vault.domain.signin;

import io.ringledger.vault.domain.WalletChain;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a message must be made for, so that one that was signed for another site, network or time is
 * worth nothing here. Whether its nonce was given out and not used is for whoever keeps nonces.
 *
 * @param domain host, with a port where it has one
 * @param uri of the vault
 * @param networks the network of each ledger whose wallets are taken, without prefix
 */
public record SignInRules(String domain, String uri, Map<WalletChain, String> networks) {

  /** How far the wallet's clock may be ahead. */
  public static final Duration MOST_AHEAD = Duration.ofSeconds(60);

  /** How long a message is good for after it was issued; no nonce lives longer. */
  public static final Duration MOST_AGE = Duration.ofMinutes(5);

  /** Throws {@link IllegalArgumentException} where no message could ever be made for them. */
  public SignInRules {
    networks = Map.copyOf(networks);
    networks.forEach(
        (chain, network) -> {
          if (!ChainName.parse(chain, network).equals(Optional.of(network))) {
            throw new IllegalArgumentException("no network of " + chain + ": " + network);
          }
        });
  }

  /** Returns what is wrong with the message now, empty where nothing is. */
  public Optional<SignInFault> check(SignInMessage message, Instant now) {
    if (!message.domain().equals(domain)) {
      return Optional.of(SignInFault.OTHER_DOMAIN);
    }
    if (!message.uri().equals(uri)) {
      return Optional.of(SignInFault.OTHER_URI);
    }
    if (!message.network().equals(networks.get(message.chain()))) {
      return Optional.of(SignInFault.OTHER_CHAIN);
    }
    if (SignInStatement.of(message).isEmpty()) {
      return Optional.of(SignInFault.OTHER_STATEMENT);
    }
    return checkTimes(message, now);
  }

  private static Optional<SignInFault> checkTimes(SignInMessage message, Instant now) {
    Instant issued = message.issuedAt().instant();
    if (issued.isAfter(now.plus(MOST_AHEAD))) {
      return Optional.of(SignInFault.ISSUED_IN_THE_FUTURE);
    }
    if (issued.isBefore(now.minus(MOST_AGE))) {
      return Optional.of(SignInFault.TOO_OLD);
    }
    if (message.expirationTime().filter(end -> !now.isBefore(end.instant())).isPresent()) {
      return Optional.of(SignInFault.EXPIRED);
    }
    if (message.notBefore().filter(start -> now.isBefore(start.instant())).isPresent()) {
      return Optional.of(SignInFault.NOT_YET_VALID);
    }
    return Optional.empty();
  }
}
