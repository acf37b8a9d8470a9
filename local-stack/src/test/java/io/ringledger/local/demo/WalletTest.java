package io.ringledger.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ripple.cryptoconditions.CryptoConditionWriter;
import com.ripple.cryptoconditions.PreimageSha256Fulfillment;
import io.ringledger.local.demo.Wallet.KeyKind;
import io.ringledger.sandbox.SandboxConfig;
import io.ringledger.sandbox.XrplSandbox;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WalletTest {

  private static final long FUNDS = 500_000_000L;

  private XrplSandbox sandbox;
  private LedgerClient ledger;

  @BeforeEach
  void start() {
    sandbox = XrplSandbox.start(SandboxConfig.inMemory());
    ledger = new LedgerClient(sandbox.rpcUri());
  }

  @AfterEach
  void stop() {
    ledger.close();
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource
  void signsConditionalEscrowsThatTheLedgerCreatesAndPaysOut(KeyKind kind) throws Exception {
    Wallet promoter = funded(kind);
    Wallet fighter = funded(kind.other());
    PreimageSha256Fulfillment secret = PreimageSha256Fulfillment.from(new byte[32]);
    String condition = hex(CryptoConditionWriter.writeCondition(secret.getDerivedCondition()));
    long now = ledger.closeTime();

    JsonNode created =
        play(
            promoter,
            transaction("EscrowCreate", promoter)
                .put("Destination", fighter.address())
                .put("Amount", "75500000")
                .put("FinishAfter", now + 7_200)
                .put("CancelAfter", now + 604_800)
                .put("Condition", condition));
    assertThat(Json.text(created, "Condition")).isEqualTo(condition);

    ledger.advanceTime(Duration.ofSeconds(7_300));
    JsonNode finished =
        play(
            promoter,
            transaction("EscrowFinish", promoter)
                .put("Owner", promoter.address())
                .put("OfferSequence", Json.number(created, "Sequence"))
                .put("Condition", condition)
                .put("Fulfillment", hex(CryptoConditionWriter.writeFulfillment(secret))));

    assertThat(Json.number(created, "Fee")).isEqualTo(10);
    assertThat(Json.number(finished, "Fee")).isEqualTo(350);
    assertThat(ledger.balance(fighter.address())).isEqualTo(FUNDS + 75_500_000L);
    assertThat(ledger.balance(promoter.address())).isEqualTo(FUNDS - 75_500_000L - 360);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPreparedStaysAsItIs(KeyKind kind) throws Exception {
    Wallet wallet = funded(kind);
    ObjectNode prepared =
        transaction("EscrowCreate", wallet)
            .put("Destination", funded(kind).address())
            .put("Amount", "1")
            .put("FinishAfter", ledger.closeTime() + 100)
            .put("Fee", "25");
    JsonNode onLedger = play(wallet, prepared);
    prepared
        .properties()
        .forEach(
            field ->
                assertThat(onLedger.path(field.getKey()).asText())
                    .isEqualTo(field.getValue().asText()));
  }

  private Wallet funded(KeyKind kind) throws InterruptedException {
    Wallet wallet = Wallet.generate(kind);
    ledger.fund(wallet.address(), FUNDS);
    assertThat(ledger.balance(wallet.address())).isEqualTo(FUNDS);
    return wallet;
  }

  private static ObjectNode transaction(String type, Wallet sender) {
    return Json.object().put("TransactionType", type).put("Account", sender.address());
  }

  private JsonNode play(Wallet wallet, JsonNode unsigned) throws InterruptedException {
    Wallet.Signed signed = wallet.sign(unsigned, ledger.autofill(wallet.address()));
    assertThat(ledger.submit(signed.blob())).isEqualTo("tesSUCCESS");
    ledger.accept();
    JsonNode onLedger = ledger.awaitValidated(signed.hash());
    assertThat(onLedger.at("/meta/TransactionResult").asText()).isEqualTo("tesSUCCESS");
    return onLedger;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
