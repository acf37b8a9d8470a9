package io.ringledger.local.vault.client;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The texts that wallets sign, as {@code docs/vault-encodings.md} has them. */
public final class SignInText {

  /** To be recognised, no more. */
  public static final String PLAIN = "Sign in to the vault. This moves no money.";

  private SignInText() {}

  /**
   * What the vault wants a message to be made for, with a nonce of its own.
   *
   * @param chain the network of the wallet's ledger
   */
  public record Challenge(
      String domain, String uri, String chain, String nonce, Instant issuedAt, Instant expiresAt) {}

  /**
   * What is granted to a session key.
   *
   * @param key 64 lower-case hexadecimal digits
   * @param capDrops the most that it may spend
   * @param end in whole seconds
   * @param actions in the order {@code TRADE}, {@code BID}, {@code BUY_NOW}
   * @param fundedBy the account that opens the channel
   * @param paidTo the account that is paid
   */
  public record Grant(
      String key,
      long capDrops,
      Instant end,
      List<String> actions,
      String fundedBy,
      String paidTo) {

    /** The line that the wallet shows. */
    public String statement() {
      return "Grant session key %s up to %d drops until %s: %s; funded by %s; paid to %s."
          .formatted(key, capDrops, end, String.join(" ", actions), fundedBy, paidTo);
    }
  }

  /** The message in which a wallet says that. */
  public static String message(Signatory wallet, Challenge challenge, String statement) {
    return String.join(
        "\n",
        "%s wants you to sign in with your %s account:"
            .formatted(challenge.domain(), wallet.chain()),
        wallet.address(),
        "",
        statement,
        "",
        "URI: " + challenge.uri(),
        "Version: 1",
        "Chain ID: " + challenge.chain(),
        "Nonce: " + challenge.nonce(),
        "Issued At: " + challenge.issuedAt().truncatedTo(ChronoUnit.MILLIS),
        "Expiration Time: " + challenge.expiresAt().truncatedTo(ChronoUnit.MILLIS));
  }
}
