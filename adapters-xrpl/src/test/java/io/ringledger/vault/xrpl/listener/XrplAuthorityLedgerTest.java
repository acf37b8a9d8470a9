package io.ringledger.vault.xrpl.listener;

import static io.ringledger.vault.xrpl.listener.AuthorityScene.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.Mirror;
import io.ringledger.shared.xrpl.Wallet;
import io.ringledger.shared.xrpl.XrplNodes;
import io.ringledger.vault.application.index.outbound.AuthorityLedger.Reading;
import io.ringledger.vault.domain.index.AuthorityStanding;
import io.ringledger.vault.domain.index.ChannelSight;
import io.ringledger.vault.domain.index.LedgerEvent;
import io.ringledger.vault.domain.index.LedgerSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XrplAuthorityLedgerTest {

  private final AuthorityScene scene = new AuthorityScene();
  private final Mirror mirror = new Mirror(scene.sandbox);
  private final XrplNodes nodes = scene.nodes();
  private final XrplNodes mirrored = scene.nodes(mirror.node().uri());
  private final XrplAuthorityLedger ledger = new XrplAuthorityLedger(nodes);
  private final long start = scene.validated();

  @AfterEach
  void stop() {
    nodes.close();
    mirrored.close();
    mirror.close();
    scene.close();
  }

  private LedgerSlice after(long index) {
    return told(ledger.after(scene.account(), index));
  }

  private Reading<LedgerSlice> mirroredAfter(long index) {
    return new XrplAuthorityLedger(mirrored).after(scene.account(), index);
  }

  @Test
  void readingBeginsAtTheLastValidatedLedger() {
    AuthorityStanding now = told(ledger.newest(scene.account()));
    assertThat(now.ledgerIndex()).isEqualTo(start);
    assertThat(now.balance().value()).isPositive();
    XrplAddress nobody = Wallet.ed25519("nobody").address();
    assertThat(told(ledger.newest(nobody)).balance().value()).isZero();
  }

  @Test
  void nothingNewIsAnEmptySliceAndEmptyLedgersMoveOn() {
    assertThat(after(start)).isEqualTo(new LedgerSlice(start, start, List.of()));
    scene.sandbox.closeLedger();
    assertThat(after(start)).isEqualTo(new LedgerSlice(start, start + 1, List.of()));
  }

  @Test
  void paymentsAreReadAsTheyMovedTheAccount() {
    long before = told(ledger.newest(scene.account())).balance().value();
    TransactionHash in = scene.pay(scene.owner, scene.authority, 700);
    TransactionHash out = scene.pay(scene.authority, scene.owner, 300);

    List<LedgerEvent> events = after(start).events();
    assertThat(events).extracting(LedgerEvent::hash).containsExactly(in, out);
    assertThat(events).extracting(LedgerEvent::balanceChange).containsExactly(700L, -700L);
    assertThat(events).extracting(LedgerEvent::sent).containsExactly(false, true);
    assertThat(events.get(1).fee().value()).isEqualTo(400);
    assertThat(events)
        .extracting(LedgerEvent::counterparty)
        .containsOnly(Optional.of(scene.owner.address()));
    assertThat(told(ledger.at(scene.account(), scene.validated())).balance().value())
        .isEqualTo(before);
  }

  @Test
  void aChannelIsSeenFromItsOpeningToItsEnd() {
    scene.open(5000);
    String channel = after(start).events().getFirst().channel().orElseThrow().id().value();
    scene.fund(channel, 1000);
    scene.give(channel, 250);
    scene.close(scene.owner, channel);
    long wish = scene.validated();
    scene.close(scene.authority, channel);

    List<ChannelSight> sights =
        after(start).events().stream().flatMap(event -> event.channel().stream()).toList();
    assertThat(sights).hasSize(5);
    assertThat(sights.getFirst().key().orElseThrow().xrplHex()).isEqualTo(scene.owner.publicKey());
    assertThat(sights.getFirst().source()).isEqualTo(scene.owner.address());
    assertThat(sights.getFirst().settleDelay()).isEqualTo(AuthorityScene.DELAY);
    assertThat(sights.getFirst().cancelAfter()).contains(AuthorityScene.END);
    assertThat(sights)
        .extracting(sight -> sight.amount().value())
        .containsExactly(5000L, 6000L, 6000L, 6000L, 6000L);
    assertThat(sights)
        .extracting(sight -> sight.paid().value())
        .containsExactly(0L, 0L, 250L, 250L, 250L);
    assertThat(sights)
        .extracting(ChannelSight::gone)
        .containsExactly(false, false, false, false, true);
    assertThat(sights.get(2).closesAt()).isEmpty();
    assertThat(sights.get(3).closesAt()).isPresent();
    assertThat(told(ledger.at(scene.account(), wish)).channels().values())
        .containsExactly(sights.get(3));
    assertThat(told(ledger.at(scene.account(), scene.validated())).channels()).isEmpty();
  }

  @Test
  void manyTransactionsComePageByPageAndEachOnce() {
    List<TransactionHash> sent = new ArrayList<>();
    long sequence = scene.client.sequence(scene.owner.address());
    ObjectNode payment = scene.payment(scene.owner, scene.authority, 1);
    for (int i = 0; i < 450; i++) {
      sent.add(scene.client.submit(scene.owner.sign(payment.put("Sequence", sequence + i))));
      if (i % 130 == 129) {
        scene.sandbox.closeLedger();
      }
    }
    scene.sandbox.closeLedger();

    LedgerSlice slice = after(start);
    assertThat(slice.events()).extracting(LedgerEvent::hash).containsExactlyElementsOf(sent);
    assertThat(slice.through()).isEqualTo(scene.validated());
    LedgerSlice rest = after(start + 2);
    assertThat(rest.events())
        .extracting(LedgerEvent::hash)
        .containsExactlyElementsOf(sent.subList(260, 450));
  }

  /** As a node tells of itself. */
  private void says(Consumer<ObjectNode> story) {
    mirror.tells(
        "server_info",
        result -> {
          story.accept((ObjectNode) result.path("info"));
          return result;
        });
  }

  @Test
  void aNodeThatLagsBehindTellsNothingNewAndTakesNothingBack() {
    scene.pay(scene.owner, scene.authority, 1);
    says(
        info -> {
          ((ObjectNode) info.path("validated_ledger")).put("seq", start);
          info.put("complete_ledgers", "1-" + start);
        });

    assertThat(told(mirroredAfter(start))).isEqualTo(new LedgerSlice(start, start, List.of()));
    assertThat(mirroredAfter(start + 1)).isInstanceOf(Reading.Silent.class);
    try (XrplNodes both = scene.nodes(mirror.node().uri(), scene.sandbox.rpcUri())) {
      XrplAuthorityLedger either = new XrplAuthorityLedger(both);
      assertThat(told(either.after(scene.account(), start)).events()).hasSize(1);
      assertThat(told(either.after(scene.account(), start + 1)).through()).isEqualTo(start + 1);
    }
  }

  @Test
  void readingStopsAtAGapUntilSomebodyHasWhatIsMissing() {
    for (int i = 0; i < 6; i++) {
      scene.pay(scene.owner, scene.authority, 1);
    }
    says(
        info ->
            info.put("complete_ledgers", "1-%d,%d-%d".formatted(start + 2, start + 4, start + 6)));

    assertThat(told(mirroredAfter(start)).through()).isEqualTo(start + 2);
    assertThat(mirroredAfter(start + 2)).isInstanceOf(Reading.Silent.class);
    assertThat(told(mirroredAfter(start + 3)).events()).hasSize(3);
    says(info -> info.put("complete_ledgers", "empty"));
    assertThat(mirroredAfter(start)).isInstanceOf(Reading.Silent.class);
    try (XrplNodes both = scene.nodes(mirror.node().uri(), scene.sandbox.rpcUri())) {
      assertThat(told(new XrplAuthorityLedger(both).after(scene.account(), start)).events())
          .hasSize(6);
    }
  }

  private void silent(UnaryOperator<ObjectNode> story) {
    mirror.tells("account_tx", story);
    assertThat(mirroredAfter(start)).isInstanceOf(Reading.Silent.class);
  }

  private static ArrayNode transactions(ObjectNode result) {
    return (ArrayNode) result.path("transactions");
  }

  @Test
  void anAnswerThatIsNotWhatWasAskedForIsWorthNothing() {
    scene.pay(scene.owner, scene.authority, 1);
    scene.pay(scene.owner, scene.authority, 2);
    assertThat(told(mirroredAfter(start)).events()).hasSize(2);

    silent(result -> result.put("ledger_index_max", start + 1));
    silent(result -> result.put("ledger_index_min", start + 2));
    silent(
        result -> {
          transactions(result).add(transactions(result).get(0).deepCopy());
          return result;
        });
    silent(
        result -> {
          transactions(result).insert(0, transactions(result).remove(1));
          return result;
        });
    silent(
        result -> {
          ((ObjectNode) transactions(result).get(0)).put("validated", false);
          return result;
        });
    silent(
        result -> {
          ((ObjectNode) transactions(result).get(1).path("meta")).remove("AffectedNodes");
          return result;
        });
    silent(
        result -> {
          result.remove("transactions");
          return result;
        });
  }

  @Test
  void theAccountAsOfALedgerComesFromThatLedgerAlone() {
    mirror.tells("account_info", result -> result.put("ledger_index", start + 1));
    assertThat(new XrplAuthorityLedger(mirrored).at(scene.account(), start))
        .isInstanceOf(Reading.Silent.class);
    assertThat(ledger.at(scene.account(), start + 50)).isInstanceOf(Reading.Silent.class);
  }

  @Test
  void silenceIsToldAsSuch() {
    scene.sandbox.faults().goDown();
    assertThat(ledger.newest(scene.account())).isInstanceOf(Reading.Silent.class);
    assertThat(ledger.after(scene.account(), start)).isInstanceOf(Reading.Silent.class);
    assertThat(ledger.at(scene.account(), start)).isInstanceOf(Reading.Silent.class);
  }
}
