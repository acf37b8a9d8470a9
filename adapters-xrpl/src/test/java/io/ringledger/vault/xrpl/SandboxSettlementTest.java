package io.ringledger.vault.xrpl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.Wallet;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.settlement.Attempt;
import io.ringledger.vault.domain.settlement.AttemptFate;
import io.ringledger.vault.domain.settlement.BatchState;
import io.ringledger.vault.domain.settlement.Debit;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegKind;
import io.ringledger.vault.domain.settlement.LegState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches settled for real, on a ledger with the rules of the XRP Ledger. */
class SandboxSettlementTest {

  private static final BatchNumber FIRST = BatchNumber.FIRST;

  private final SettlementScene scene = new SettlementScene();

  @AfterEach
  void close() {
    scene.close();
  }

  private List<Debit> debtors(int count) {
    List<Debit> debits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      debits.add(scene.debtor(i, scene.funded("debtor " + i), 1_000_001L + i * 7L));
    }
    return debits;
  }

  private Map<Wallet, Long> creditors(int count, long each) {
    Map<Wallet, Long> credits = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      credits.put(scene.funded("creditor " + i), each + i);
    }
    return credits;
  }

  private long drops(LegKind kind) {
    return scene.legs.all().stream()
        .filter(leg -> leg.terms().kind() == kind && leg.state() == LegState.VALIDATED)
        .mapToLong(leg -> leg.terms().drops().value())
        .sum();
  }

  private long fees() {
    ObjectNode question =
        JsonNodeFactory.instance
            .objectNode()
            .put("account", scene.key.address().value())
            .put("limit", 400);
    long fees = 0;
    for (var entry : scene.client.call("account_tx", question).path("transactions")) {
      var transaction = entry.has("tx") ? entry.path("tx") : entry.path("tx_json");
      if (transaction.path("Account").asText().equals(scene.key.address().value())) {
        fees += transaction.path("Fee").asLong();
      }
    }
    return fees;
  }

  private void booksEqualTheLedger(long before, List<Debit> debits, Map<Wallet, Long> had) {
    assertThat(scene.balance(scene.key.address()))
        .isEqualTo(
            before
                + drops(LegKind.CLAIM)
                - drops(LegKind.PAYMENT)
                - drops(LegKind.REFUND)
                - fees());
    for (Debit debit : debits) {
      assertThat(scene.channel(debit.channel()).path("Balance").asLong())
          .isEqualTo(scene.batches.claimed(debit.session()).value());
    }
    had.forEach(
        (wallet, drops) ->
            assertThat(scene.balance(wallet.address()) - drops)
                .isEqualTo(scene.batches.paid(new WalletAddress(wallet.address().value()))));
  }

  private Map<Wallet, Long> balances(Collection<Wallet> wallets) {
    Map<Wallet, Long> had = new HashMap<>();
    wallets.forEach(wallet -> had.put(wallet, scene.balance(wallet.address())));
    return had;
  }

  @Test
  void twentyWalletsAreSettledToTheDrop() {
    List<Debit> debits = debtors(12);
    Map<Wallet, Long> credits = creditors(8, 1_100_000);
    long before = scene.balance(scene.key.address());
    Map<Wallet, Long> had = balances(credits.keySet());
    scene.cut(1, debits, credits);

    scene.run(scene.ledger, 12);

    assertThat(scene.batches.state(FIRST)).isEqualTo(BatchState.SETTLED);
    booksEqualTheLedger(before, debits, had);
    credits.forEach(
        (wallet, drops) ->
            assertThat(scene.balance(wallet.address()) - had.get(wallet)).isEqualTo(drops));
  }

  @Test
  void theAnchorOnTheLedgerNamesTheBatch() {
    scene.cut(1, debtors(1), creditors(1, 900_000));
    scene.run(scene.ledger, 12);

    Leg anchor =
        scene.legs.of(FIRST).stream()
            .filter(leg -> leg.terms().kind() == LegKind.ANCHOR)
            .findFirst()
            .orElseThrow();
    TransactionHash hash = anchor.hash().orElseThrow();
    String memo =
        scene
            .client
            .call("tx", JsonNodeFactory.instance.objectNode().put("transaction", hash.value()))
            .path("Memos")
            .path(0)
            .path("Memo")
            .path("MemoData")
            .asText();
    assertThat(new String(HexFormat.of().parseHex(memo), StandardCharsets.UTF_8))
        .startsWith("{\"number\":1,\"hash\":\"abab")
        .hasSizeLessThan(1024);
  }

  @Test
  void aDebtorWhoseChannelEndsBeforeTheClaimHasTheBatchGivenBack() {
    List<Debit> debits = debtors(3);
    long before = scene.balance(scene.key.address());
    scene.cut(1, debits, creditors(1, 900_000));
    // The ledger's clock runs past the end of all channels after the first survey.
    scene.run(scene.ledger, 2);
    scene.sandbox.advanceTime(Duration.ofDays(31));
    scene.run(scene.ledger, 12);

    assertThat(scene.batches.state(FIRST)).isEqualTo(BatchState.REVERSED);
    assertThat(drops(LegKind.CLAIM)).isZero();
    booksEqualTheLedger(before, debits, Map.of());
  }

  @Test
  void aClaimAfterTheChannelsEndIsASuccessOfTheLedgerAndNoneOfOurs() {
    Debit debit = scene.debtor(0, scene.funded("debtor"), 1_000_000);
    Dying later =
        new Dying(scene.ledger) {
          @Override
          public Answer<Attempt> sign(Leg leg, Content content, Standing standing) {
            if (content instanceof Content.Claim) {
              scene.sandbox.advanceTime(Duration.ofDays(31));
            }
            return super.sign(leg, content, standing);
          }
        };
    scene.cut(1, List.of(debit), creditors(1, 900_000));
    scene.run(later, 14);

    assertThat(scene.batches.state(FIRST)).isEqualTo(BatchState.REVERSED);
    Leg claim =
        scene.legs.of(FIRST).stream()
            .filter(leg -> leg.terms().kind() == LegKind.CLAIM)
            .findFirst()
            .orElseThrow();
    assertThat(claim.code()).contains("tesSUCCESS");
    assertThat(claim.reason()).contains(Leg.CHANNEL_CLOSED);
  }

  @Test
  void aCreditorWhoCannotBePaidIsHeldAndPaidElsewhereLater() {
    Map<Wallet, Long> credits = new LinkedHashMap<>();
    // Nobody has funded this account, and the payment is less than its reserve.
    Wallet nobody = Wallet.ed25519("nobody");
    credits.put(nobody, 100L);
    scene.cut(1, debtors(1), credits);
    scene.run(scene.ledger, 12);

    assertThat(scene.batches.state(FIRST)).isEqualTo(BatchState.SETTLED);
    Leg held =
        scene.legs.all().stream()
            .filter(leg -> leg.state() == LegState.HELD)
            .findFirst()
            .orElseThrow();
    assertThat(held.reason()).contains("tecNO_DST_INSUF_XRP");

    Wallet other = scene.funded("other");
    long had = scene.balance(other.address());
    scene.legs.name(new WalletAddress(nobody.address().value()), other.address());
    scene.run(scene.ledger, 6);

    assertThat(scene.balance(other.address()) - had).isEqualTo(100);
  }

  @Test
  void killedAfterEachCallToTheLedgerItSettlesOnce() {
    List<Debit> debits = debtors(4);
    Map<Wallet, Long> credits = creditors(3, 1_200_000);
    long before = scene.balance(scene.key.address());
    Map<Wallet, Long> had = balances(credits.keySet());
    scene.cut(1, debits, credits);
    int deaths = 0;
    for (int i = 0; i < 160 && scene.batches.state(FIRST) != BatchState.SETTLED; i++) {
      try {
        // Each lives a little longer than the one before.
        scene.run(new Dying(scene.ledger, 1 + i / 8), 1);
      } catch (Dying.Death _) {
        deaths++;
        scene.sandbox.closeLedger();
        scene.clock.advance(Duration.ofSeconds(4));
      }
    }

    assertThat(scene.batches.state(FIRST)).isEqualTo(BatchState.SETTLED);
    assertThat(deaths).isGreaterThan(5);
    booksEqualTheLedger(before, debits, had);
  }

  @Test
  void aTransactionThatNeverArrivedIsProvedNeverToComeAndSignedAgain() {
    scene.cut(1, debtors(1), creditors(1, 900_000));
    Dying losing =
        new Dying(scene.ledger) {
          private int lost;

          @Override
          public Answer<String> submit(Attempt attempt) {
            return lost++ < 40 ? new Answer.Silent<>("lost") : super.submit(attempt);
          }
        };
    scene.run(losing, 60);

    assertThat(scene.batches.state(FIRST)).isEqualTo(BatchState.SETTLED);
    assertThat(scene.legs.all()).anyMatch(leg -> leg.attempts() > 1);
  }

  @Test
  void aChannelIsReadAsItIsAndAMissingOneIsMissing() {
    Debit debit = scene.debtor(0, scene.funded("debtor"), 1);
    ChannelId missing = new ChannelId("0".repeat(64));

    var told =
        (SettlementLedger.Answer.Told<SettlementLedger.Channels>)
            scene.ledger.channels(List.of(debit.channel(), missing));

    assertThat(told.what().found()).containsOnlyKeys(debit.channel());
    var channel = told.what().found().get(debit.channel());
    assertThat(channel.amount()).isEqualTo(new Drops(SettlementScene.CHANNEL));
    assertThat(channel.key()).isEqualTo(debit.key());
    assertThat(channel.destination()).isEqualTo(scene.key.address());
  }

  @Test
  void nothingIsSignedWhileTheFeeIsOverTheLimit() {
    XrplSettlementLedger stingy = new XrplSettlementLedger(scene.nodes, scene.key, new Drops(1));

    assertThat(stingy.standing()).isInstanceOf(SettlementLedger.Answer.Silent.class);
  }

  /** The ledger, for somebody who dies after so many calls. */
  private static class Dying implements SettlementLedger {

    static final class Death extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    private final SettlementLedger real;
    private int calls;

    Dying(SettlementLedger real) {
      this(real, Integer.MAX_VALUE);
    }

    Dying(SettlementLedger real, int calls) {
      this.real = real;
      this.calls = calls;
    }

    private <T> T counted(T answer) {
      if (--calls <= 0) {
        throw new Death();
      }
      return answer;
    }

    @Override
    public Answer<Standing> standing() {
      return counted(real.standing());
    }

    @Override
    public Answer<Channels> channels(Collection<ChannelId> ids) {
      return counted(real.channels(ids));
    }

    @Override
    public Answer<Attempt> sign(Leg leg, Content content, Standing standing) {
      return counted(real.sign(leg, content, standing));
    }

    @Override
    public Answer<String> submit(Attempt attempt) {
      return counted(real.submit(attempt));
    }

    @Override
    public Answer<AttemptFate> fate(Attempt attempt) {
      return counted(real.fate(attempt));
    }
  }
}
