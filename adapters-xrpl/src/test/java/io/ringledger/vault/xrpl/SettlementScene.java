package io.ringledger.vault.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.SandboxConfig;
import io.ringledger.sandbox.XrplSandbox;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.RecordingOutbox;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.LedgerClient;
import io.ringledger.shared.xrpl.Wallet;
import io.ringledger.shared.xrpl.XrplNodeSettings;
import io.ringledger.shared.xrpl.XrplNodes;
import io.ringledger.vault.application.settlement.BatchSettling;
import io.ringledger.vault.application.settlement.BatchSettlingUseCase;
import io.ringledger.vault.application.settlement.SettlementTools;
import io.ringledger.vault.application.settlement.fakes.SettlementLegsStore;
import io.ringledger.vault.application.settlement.fakes.SettlementStore;
import io.ringledger.vault.application.settlement.outbound.SettlementBatches.Anchor;
import io.ringledger.vault.application.settlement.outbound.SettlementBatches.Credit;
import io.ringledger.vault.application.settlement.outbound.SettlementBatches.Head;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.settlement.BatchState;
import io.ringledger.vault.domain.settlement.Debit;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xrpl.xrpl4j.codec.addresses.KeyType;
import org.xrpl.xrpl4j.codec.addresses.SeedCodec;
import org.xrpl.xrpl4j.codec.addresses.UnsignedByteArray;
import org.xrpl.xrpl4j.crypto.keys.KeyPair;
import org.xrpl.xrpl4j.crypto.keys.Passphrase;
import org.xrpl.xrpl4j.crypto.keys.Seed;
import org.xrpl.xrpl4j.crypto.signing.bc.BcSignatureService;

/** Wallets with channels on a sandbox ledger, the authority, and settlement between them. */
final class SettlementScene implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-01T20:00:00Z");
  static final long CHANNEL = 20_000_000L;
  private static final int CLAIM_PREFIX = 0x434C_4D00;

  final XrplSandbox sandbox = XrplSandbox.start(SandboxConfig.inMemory().startingAt(START));
  final LedgerClient client = new LedgerClient(sandbox);
  final Wallet authorityWallet = Wallet.ed25519("authority");
  final SeedSettlementKey key = SeedSettlementKey.of(seedOf("authority"));
  final XrplNodes nodes = nodesAt(sandbox.rpcUri());
  final XrplSettlementLedger ledger = new XrplSettlementLedger(nodes, key, new Drops(10_000));
  final SettableClock clock = new SettableClock(START);
  final SettlementLegsStore legs = new SettlementLegsStore();
  final SettlementStore batches = new SettlementStore(legs);
  final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  final RecordingOutbox outbox = new RecordingOutbox();
  final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(legs, batches, trail, outbox);
  private final SequentialRandomness randomness = new SequentialRandomness();

  SettlementScene() {
    client.fund(authorityWallet);
  }

  static XrplNodes nodesAt(URI... addresses) {
    return new XrplNodes(XrplNodeSettings.of(List.of(addresses), SandboxConfig.USUAL_NETWORK_ID));
  }

  private static String seedOf(String phrase) {
    return SeedCodec.getInstance()
        .encodeSeed(
            Seed.ed25519SeedFromPassphrase(Passphrase.of(phrase)).decodedSeed().bytes(),
            KeyType.ED25519);
  }

  BatchSettling settling(SettlementLedger through) {
    return new BatchSettlingUseCase(
        new SettlementTools(
            unitOfWork, batches, legs, legs, through, key, trail, outbox, randomness, clock),
        30);
  }

  void run(SettlementLedger through, int rounds) {
    for (int i = 0; i < rounds; i++) {
      settling(through).advance(new RequestId("run-" + i));
      sandbox.closeLedger();
      clock.advance(Duration.ofSeconds(4));
    }
  }

  Wallet funded(String name) {
    Wallet wallet = Wallet.ed25519(name);
    client.fund(wallet);
    return wallet;
  }

  long balance(XrplAddress account) {
    ObjectNode question =
        JsonNodeFactory.instance
            .objectNode()
            .put("account", account.value())
            .put("ledger_index", "validated");
    return client.call("account_info", question).path("account_data").path("Balance").asLong();
  }

  JsonNode channel(ChannelId id) {
    return client
        .call(
            "ledger_entry",
            JsonNodeFactory.instance
                .objectNode()
                .put("payment_channel", id.value())
                .put("ledger_index", "validated"))
        .path("node");
  }

  /** Opens a channel to the authority, and signs for all of it with a session key. */
  Debit debtor(int number, Wallet owner, long drops) {
    KeyPair session =
        Seed.ed25519SeedFromPassphrase(Passphrase.of("session " + number)).deriveKeyPair();
    String publicKey = session.publicKey().base16Value();
    TransactionHash created =
        client.settle(
            owner.sign(
                client
                    .draft(owner, "PaymentChannelCreate")
                    .put("Destination", key.address().value())
                    .put("Amount", Long.toString(CHANNEL))
                    .put("SettleDelay", 86_400)
                    .put("PublicKey", publicKey)
                    .put("CancelAfter", RippleTime.of(START.plus(Duration.ofDays(30))).seconds())));
    ChannelId channel = channelOf(created);
    return new Debit(
        new SessionId(new UUID(0x7000L, 0x8000_0000_0000_0000L + number)),
        new WalletAddress(owner.address().value()),
        new Drops(drops),
        channel,
        new Ed25519Key(publicKey.substring(2)),
        owner.address(),
        Drops.ZERO,
        new Drops(CHANNEL),
        claim(session, channel, CHANNEL));
  }

  private ChannelId channelOf(TransactionHash created) {
    JsonNode meta =
        client
            .call("tx", JsonNodeFactory.instance.objectNode().put("transaction", created.value()))
            .path("meta");
    for (JsonNode node : meta.path("AffectedNodes")) {
      JsonNode entry = node.path("CreatedNode");
      if (entry.path("LedgerEntryType").asText().equals("PayChannel")) {
        return new ChannelId(entry.path("LedgerIndex").asText());
      }
    }
    throw new AssertionError(meta.toString());
  }

  private static String claim(KeyPair session, ChannelId channel, long drops) {
    byte[] content =
        ByteBuffer.allocate(Integer.BYTES + 32 + Long.BYTES)
            .putInt(CLAIM_PREFIX)
            .put(HexFormat.of().parseHex(channel.value()))
            .putLong(drops)
            .array();
    return new ClaimSigner().sign(session, content);
  }

  private static final class ClaimSigner extends BcSignatureService {
    String sign(KeyPair keys, byte[] content) {
      return edDsaSign(keys.privateKey(), UnsignedByteArray.of(content)).base16Value();
    }
  }

  BatchNumber cut(long number, List<Debit> debits, Map<Wallet, Long> credits) {
    List<Credit> all = new ArrayList<>();
    credits.forEach(
        (wallet, drops) ->
            all.add(
                new Credit(
                    new WalletAddress(wallet.address().value()),
                    wallet.address(),
                    new Drops(drops))));
    BatchNumber batch = new BatchNumber(number);
    batches.cut(
        new SettlementStore.Batch(
            new Head(
                batch,
                BatchState.CUT,
                new Anchor("ab".repeat(32), "cd".repeat(32), "ef".repeat(32), "b".repeat(59)),
                Optional.empty(),
                0),
            debits,
            all,
            Map.of("card-" + number, "seller"),
            Map.of("card-" + number, "buyer"),
            START));
    return batch;
  }

  @Override
  public void close() {
    nodes.close();
    sandbox.close();
  }
}
