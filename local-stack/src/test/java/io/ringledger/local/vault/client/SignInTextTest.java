package io.ringledger.local.vault.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.local.demo.Wallet;
import io.ringledger.local.demo.Wallet.KeyKind;
import io.ringledger.local.vault.client.SignInText.Challenge;
import io.ringledger.local.vault.client.SignInText.Grant;
import io.ringledger.vault.domain.signin.SignInMessage;
import io.ringledger.vault.domain.signin.SignInStatement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The client's own writing of sign-in messages, as the vault reads them. */
class SignInTextTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");

  @Test
  void theVaultReadsWhatWalletsOfBothChainsWrite() {
    for (Signatory wallet :
        List.of(
            new Signatory.Solana(Ed25519.generate()),
            new Signatory.Xrpl(Wallet.generate(KeyKind.SECP256K1)),
            new Signatory.Xrpl(Wallet.generate(KeyKind.ED25519)))) {
      String chain = wallet instanceof Signatory.Solana ? "localnet" : "1";
      Challenge challenge =
          new Challenge(
              "localhost:8080",
              "http://localhost:8080",
              chain,
              "abcdefgh12345678",
              NOW,
              NOW.plusSeconds(300));
      SignInMessage read =
          SignInMessage.parse(SignInText.message(wallet, challenge, SignInText.PLAIN))
              .orElseThrow();
      assertThat(read.address().value()).isEqualTo(wallet.address());
      assertThat(read.issuedAt().instant()).isEqualTo(NOW);
      assertThat(SignInStatement.of(read)).contains(new SignInStatement.Plain());
    }
  }

  @Test
  void theVaultReadsWhatIsGranted() {
    String account = Wallet.generate(KeyKind.ED25519).address();
    Grant grant =
        new Grant(
            Ed25519.generate().publicHex(),
            25_000_000,
            Instant.parse("2026-12-23T10:00:00Z"),
            List.of("TRADE", "BID", "BUY_NOW"),
            account,
            account);
    assertThat(io.ringledger.vault.domain.signin.SessionGrant.parse(grant.statement()))
        .hasValueSatisfying(
            read -> {
              assertThat(read.cap().value()).isEqualTo(grant.capDrops());
              assertThat(read.paidTo().value()).isEqualTo(account);
              assertThat(read.actions()).hasSize(3);
            });
  }
}
