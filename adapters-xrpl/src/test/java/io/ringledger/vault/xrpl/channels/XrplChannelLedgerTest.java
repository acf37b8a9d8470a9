package io.ringledger.vault.xrpl.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.SandboxConfig;
import io.ringledger.sandbox.XrplSandbox;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.LedgerClient;
import io.ringledger.shared.xrpl.Mirror;
import io.ringledger.shared.xrpl.Wallet;
import io.ringledger.shared.xrpl.XrplNodeSettings;
import io.ringledger.shared.xrpl.XrplNodes;
import io.ringledger.vault.application.outbound.ChannelLedger.Answer;
import io.ringledger.vault.domain.session.ChannelFacts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Channels that are there, and what is no proof of one. */
class XrplChannelLedgerTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final RippleTime END = RippleTime.of(START.plus(Duration.ofDays(30)));
  private static final String KEY = Wallet.ed25519("session").publicKey();

  private final Wallet source = Wallet.secp256k1("source");
  private final Wallet authority = Wallet.ed25519("authority");
  private final XrplSandbox sandbox = XrplSandbox.start(SandboxConfig.inMemory().startingAt(START));
  private final LedgerClient client = new LedgerClient(sandbox);
  private final Mirror mirror = new Mirror(sandbox);
  private final List<XrplNodes> opened = new ArrayList<>();

  XrplChannelLedgerTest() {
    client.fund(source);
    client.fund(authority);
  }

  @AfterEach
  void stop() {
    opened.forEach(XrplNodes::close);
    mirror.close();
    sandbox.close();
  }

  private Answer ask(TransactionHash transaction, URI... nodes) {
    XrplNodes asked =
        new XrplNodes(XrplNodeSettings.of(List.of(nodes), SandboxConfig.USUAL_NETWORK_ID));
    opened.add(asked);
    return new XrplChannelLedger(asked).channelOf(transaction);
  }

  private Answer ask(TransactionHash transaction) {
    return ask(transaction, sandbox.rpcUri());
  }

  private ObjectNode create() {
    return client
        .draft(source, "PaymentChannelCreate")
        .put("Destination", authority.address().value())
        .put("Amount", "25000000")
        .put("SettleDelay", 86_400)
        .put("PublicKey", KEY)
        .put("CancelAfter", END.seconds());
  }

  private TransactionHash created() {
    return client.settle(source.sign(create()));
  }

  private static ChannelFacts facts(Answer answer) {
    if (answer instanceof Answer.Found(var facts)) {
      return facts;
    }
    throw new AssertionError(answer.toString());
  }

  @Test
  void aChannelIsProvedByTheTransactionThatCreatedIt() {
    ChannelFacts facts = facts(ask(created()));

    assertThat(facts.source()).isEqualTo(source.address());
    assertThat(facts.destination()).isEqualTo(authority.address());
    assertThat(facts.publicKey()).isEqualTo(KEY);
    assertThat(facts.amount()).isEqualTo(new Drops(25_000_000));
    assertThat(facts.balance()).isEqualTo(Drops.ZERO);
    assertThat(facts.settleDelay()).isEqualTo(86_400);
    assertThat(facts.cancelAfter()).contains(END);
    assertThat(facts.expiration()).isEmpty();
  }

  @Test
  void itIsToldAsItIsNow() {
    TransactionHash created = created();
    ChannelFacts before = facts(ask(created));
    TransactionHash funded =
        client.settle(
            source.sign(
                client
                    .draft(source, "PaymentChannelFund")
                    .put("Channel", before.id().value())
                    .put("Amount", "5")));
    assertThat(facts(ask(funded)).amount()).isEqualTo(new Drops(25_000_005));
    assertThat(facts(ask(created))).isEqualTo(facts(ask(funded)));

    client.settle(
        source.sign(
            client
                .draft(source, "PaymentChannelClaim")
                .put("Channel", before.id().value())
                .put("Flags", 0x20000L)));

    assertThat(facts(ask(created)).expiration()).isPresent();
  }

  @Test
  void aChannelThatIsGoneIsNoProof() {
    TransactionHash created = created();
    String channel = facts(ask(created)).id().value();
    sandbox.advanceTime(Duration.ofDays(31));
    client.settle(source.sign(client.draft(source, "PaymentChannelClaim").put("Channel", channel)));

    assertThat(ask(created)).isInstanceOf(Answer.NotProved.class);
  }

  @Test
  void anotherTransactionIsNoProof() {
    TransactionHash other = client.settle(source.sign(client.draft(source, "AccountSet")));

    assertThat(ask(other)).isInstanceOf(Answer.NotProved.class);
    assertThat(ask(new TransactionHash("AB".repeat(32)))).isInstanceOf(Answer.NotProved.class);
    TransactionHash unvalidated = client.submit(source.sign(create()));
    assertThat(ask(unvalidated)).isInstanceOf(Answer.NotProved.class);
  }

  @Test
  void aNodeThatLiesAboutTheChannelIsContradictedByAnother() {
    TransactionHash created = created();
    mirror.tells(
        "ledger_entry",
        result -> {
          ((ObjectNode) result.path("node")).put("Amount", "99000000");
          return result;
        });

    assertThat(ask(created, mirror.node().uri(), sandbox.rpcUri()))
        .isInstanceOf(Answer.Unavailable.class);
    assertThat(ask(created, sandbox.rpcUri(), mirror.node().uri()))
        .isInstanceOf(Answer.Unavailable.class);
  }

  @Test
  void anAnswerThatIsNoChannelIsNoAnswer() {
    TransactionHash created = created();
    for (String field : List.of("Amount", "PublicKey", "Account", "Destination", "SettleDelay")) {
      mirror.tells(
          "ledger_entry",
          result -> {
            ((ObjectNode) result.path("node")).put(field, "nonsense");
            return result;
          });
      assertThat(ask(created, mirror.node().uri())).isInstanceOf(Answer.Unavailable.class);
    }
    mirror.tells("ledger_entry", result -> result.put("validated", false));
    assertThat(ask(created, mirror.node().uri())).isInstanceOf(Answer.Unavailable.class);
    mirror.tells("ledger_entry", result -> result.put("index", "AB".repeat(32)));
    assertThat(ask(created, mirror.node().uri())).isInstanceOf(Answer.Unavailable.class);
  }

  @Test
  void withoutANodeThereIsNoAnswer() {
    TransactionHash created = created();
    sandbox.faults().goDown();

    assertThat(ask(created)).isInstanceOf(Answer.Unavailable.class);
  }
}
