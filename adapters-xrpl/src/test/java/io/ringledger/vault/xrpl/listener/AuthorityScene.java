package io.ringledger.vault.xrpl.listener;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.SandboxConfig;
import io.ringledger.sandbox.XrplSandbox;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.LedgerClient;
import io.ringledger.shared.xrpl.Wallet;
import io.ringledger.shared.xrpl.XrplNodeSettings;
import io.ringledger.shared.xrpl.XrplNodes;
import io.ringledger.vault.application.index.outbound.AuthorityLedger.Reading;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An authority on a sandbox ledger, and somebody who has channels to it. */
final class AuthorityScene implements AutoCloseable {

  static final Instant END = Instant.parse("2030-01-01T00:00:00Z");
  static final Duration DELAY = Duration.ofDays(1);
  static final long CLOSE = 0x0002_0000L;

  final XrplSandbox sandbox = XrplSandbox.start(SandboxConfig.inMemory().withoutCloseInterval());
  final LedgerClient client = new LedgerClient(sandbox);
  final Wallet authority = Wallet.ed25519("authority");
  final Wallet owner = Wallet.ed25519("owner");

  AuthorityScene() {
    client.fund(authority);
    client.fund(owner);
  }

  XrplAddress account() {
    return authority.address();
  }

  XrplNodes nodes(URI... addresses) {
    return new XrplNodes(XrplNodeSettings.of(List.of(addresses), SandboxConfig.USUAL_NETWORK_ID));
  }

  XrplNodes nodes() {
    return nodes(sandbox.rpcUri());
  }

  static <T> T told(Reading<T> reading) {
    return switch (reading) {
      case Reading.Told<T>(var what) -> what;
      case Reading.Silent<T>(var reason) -> throw new AssertionError(reason);
    };
  }

  long validated() {
    return client
        .call("ledger_closed", JsonNodeFactory.instance.objectNode())
        .path("ledger_index")
        .asLong();
  }

  ObjectNode payment(Wallet from, Wallet to, long drops) {
    return client
        .draft(from, "Payment")
        .put("Destination", to.address().value())
        .put("Amount", Long.toString(drops));
  }

  TransactionHash pay(Wallet from, Wallet to, long drops) {
    return client.settle(from.sign(payment(from, to, drops)));
  }

  TransactionHash open(long drops) {
    return client.settle(
        owner.sign(
            client
                .draft(owner, "PaymentChannelCreate")
                .put("Destination", account().value())
                .put("Amount", Long.toString(drops))
                .put("SettleDelay", DELAY.toSeconds())
                .put("PublicKey", owner.publicKey())
                .put("CancelAfter", RippleTime.of(END).seconds())));
  }

  TransactionHash fund(String channel, long drops) {
    return client.settle(
        owner.sign(
            client
                .draft(owner, "PaymentChannelFund")
                .put("Channel", channel)
                .put("Amount", Long.toString(drops))));
  }

  TransactionHash give(String channel, long balance) {
    return client.settle(
        owner.sign(
            client
                .draft(owner, "PaymentChannelClaim")
                .put("Channel", channel)
                .put("Balance", Long.toString(balance))));
  }

  TransactionHash close(Wallet by, String channel) {
    return client.settle(
        by.sign(
            client.draft(by, "PaymentChannelClaim").put("Channel", channel).put("Flags", CLOSE)));
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
