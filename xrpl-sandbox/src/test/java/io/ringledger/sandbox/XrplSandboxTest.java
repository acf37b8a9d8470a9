package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.UnsignedInteger;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xrpl.xrpl4j.crypto.keys.Base58EncodedSecret;
import org.xrpl.xrpl4j.crypto.keys.KeyPair;
import org.xrpl.xrpl4j.crypto.keys.Seed;
import org.xrpl.xrpl4j.crypto.signing.SingleSignedTransaction;
import org.xrpl.xrpl4j.crypto.signing.bc.BcSignatureService;
import org.xrpl.xrpl4j.model.transactions.Payment;
import org.xrpl.xrpl4j.model.transactions.XrpCurrencyAmount;

class XrplSandboxTest {
  private static final String SEED = "snoPBrXtMeMyMHUVTgbuqAfg1SUTb";

  @TempDir Path folder;

  @Test
  void aTransactionSignedByXrpl4jIsValidated() {
    try (XrplSandbox sandbox = XrplSandbox.start(SandboxConfig.inMemory());
        Client client = new Client(sandbox)) {
      KeyPair genesis = Seed.fromBase58EncodedSecret(Base58EncodedSecret.of(SEED)).deriveKeyPair();
      Payment payment =
          Payment.builder()
              .account(genesis.publicKey().deriveAddress())
              .destination(Seed.ed25519Seed().deriveKeyPair().publicKey().deriveAddress())
              .amount(XrpCurrencyAmount.ofDrops(20_000_000))
              .fee(XrpCurrencyAmount.ofDrops(10))
              .sequence(UnsignedInteger.ONE)
              .signingPublicKey(genesis.publicKey())
              .build();
      SingleSignedTransaction<Payment> signed =
          new BcSignatureService().sign(genesis.privateKey(), payment);

      client.call("submit", "{'tx_blob':'" + signed.signedTransactionBytes().hexValue() + "'}");
      sandbox.closeLedger();

      assertThat(
              client
                  .call("tx", "{'transaction':'" + signed.hash().value() + "'}")
                  .path("validated")
                  .asBoolean())
          .isTrue();
    }
  }

  @Test
  void aPortInUseIsSaid() {
    try (XrplSandbox first = XrplSandbox.start(SandboxConfig.inMemory())) {
      assertThatThrownBy(() -> XrplSandbox.start(SandboxConfig.inMemory().withPort(first.port())))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Port " + first.port())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void aRestartOnTheSameFolderGoesOnWhereItWas() {
    SandboxConfig config =
        SandboxConfig.inMemory().withDataDirectory(folder).startingAt(World.START);
    String address = Wallet.ed25519("alice").address();
    String hash;
    try (XrplSandbox sandbox = XrplSandbox.start(config);
        Client client = new Client(sandbox)) {
      client.call("sandbox_fund", "{'account':'" + address + "','amount':'7000000'}");
      sandbox.advanceTime(Duration.ofDays(1));
      hash = client.call("ledger_closed", "{}").path("ledger_hash").asText();
    }
    try (XrplSandbox sandbox = XrplSandbox.start(config);
        Client client = new Client(sandbox)) {
      assertThat(client.call("ledger_closed", "{}").path("ledger_hash").asText()).isEqualTo(hash);
      assertThat(
              client
                  .call("account_info", "{'account':'" + address + "'}")
                  .path("account_data")
                  .path("Balance")
                  .asText())
          .isEqualTo("7000000");
    }
  }

  @Test
  void ledgersCloseByThemselvesWhenTold() {
    SandboxConfig config = SandboxConfig.inMemory().withCloseInterval(Duration.ofMillis(20));
    try (XrplSandbox sandbox = XrplSandbox.start(config);
        Client client = new Client(sandbox);
        Client.Socket socket = client.socket()) {
      socket.send("{'command':'subscribe','streams':['ledger']}");

      long first = socket.next().findValue("ledger_index").asLong();
      assertThat(socket.next().path("ledger_index").asLong()).isGreaterThanOrEqualTo(first);
    }
  }

  @Test
  void theCommandLineIsRead() {
    SandboxConfig config =
        SandboxMain.configure(
            "--port", "7000", "--data", "x", "--close-seconds", "0", "--network-id", "2025");

    assertThat(config.port()).isEqualTo(7000);
    assertThat(config.dataDirectory()).contains(Path.of("x"));
    assertThat(config.closeInterval()).isEmpty();
    assertThat(config.networkId()).isEqualTo(2025);
    assertThat(SandboxMain.configure().port()).isEqualTo(5005);
    assertThatThrownBy(() -> SandboxMain.configure("--port"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SandboxMain.configure("--port", "x"))
        .hasMessageContaining("needs a number");
    assertThatThrownBy(() -> SandboxMain.configure("--nonsense", "1"))
        .hasMessageContaining("no option");
  }
}
