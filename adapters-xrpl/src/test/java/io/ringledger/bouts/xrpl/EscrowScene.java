package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.EscrowLedger.Lookup;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.sandbox.SandboxConfig;
import io.ringledger.sandbox.XrplSandbox;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.LedgerClient;
import io.ringledger.shared.xrpl.Wallet;
import io.ringledger.shared.xrpl.XrplHashes;
import io.ringledger.shared.xrpl.XrplNodeSettings;
import io.ringledger.shared.xrpl.XrplNodes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/** A promoter, a fighter and a stranger with accounts on a sandbox ledger. */
final class EscrowScene implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-01T20:00:00Z");
  static final long NETWORK = SandboxConfig.USUAL_NETWORK_ID;
  static final Drops PURSE = new Drops(25_000_000);
  static final String CONDITION =
      "A0258020" + "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855" + "810100";
  static final String FULFILLMENT = "A0028000";

  final Wallet promoter = Wallet.ed25519("promoter");
  final Wallet fighter = Wallet.secp256k1("fighter");
  final Wallet stranger = Wallet.secp256k1("stranger");
  final XrplSandbox sandbox;
  final LedgerClient client;
  final XrplNodes nodes;
  final XrplEscrowLedger ledger;
  private Instant now = START;

  EscrowScene() {
    this(SandboxConfig.inMemory());
  }

  EscrowScene(SandboxConfig config) {
    sandbox = XrplSandbox.start(config.startingAt(START));
    client = new LedgerClient(sandbox);
    nodes = nodesAt(config.networkId(), sandbox.rpcUri());
    ledger = new XrplEscrowLedger(nodes);
    for (Wallet wallet : List.of(promoter, fighter, stranger)) {
      client.fund(wallet);
    }
  }

  static XrplNodes nodesAt(long network, URI... addresses) {
    return new XrplNodes(XrplNodeSettings.of(List.of(addresses), network));
  }

  /** Lets time pass on the ledger. */
  void advance(Duration step) {
    sandbox.advanceTime(step);
    now = now.plus(step);
  }

  /** When an escrow that is created now can be finished. */
  RippleTime opens() {
    return RippleTime.of(now.plus(Duration.ofHours(2)));
  }

  /** When a bonus that is created now can be taken back. */
  RippleTime lapses() {
    return RippleTime.of(now.plus(Duration.ofDays(7)));
  }

  ObjectNode create() {
    return client
        .draft(promoter, "EscrowCreate")
        .put("Destination", fighter.address().value())
        .put("Amount", PURSE.toString())
        .put("FinishAfter", opens().seconds());
  }

  ObjectNode createBonus() {
    return create().put("CancelAfter", lapses().seconds()).put("Condition", CONDITION);
  }

  ObjectNode close(Wallet sender, String type, long sequence) {
    return client
        .draft(sender, type)
        .put("Owner", promoter.address().value())
        .put("OfferSequence", sequence);
  }

  /** Settles an escrow and lets time pass until it can be finished. */
  Held held(ObjectNode create) {
    TransactionHash hash = client.settle(promoter.sign(create));
    long sequence =
        create.path("Sequence").asLong() == 0
            ? create.path("TicketSequence").asLong()
            : create.path("Sequence").asLong();
    if (!(proof(hash) instanceof LedgerProof.EscrowCreated)) {
      throw new AssertionError(proof(hash).toString());
    }
    advance(Duration.ofHours(3));
    return new Held(hash, sequence);
  }

  record Held(TransactionHash createdBy, long sequence) {}

  TransactionHash finished() {
    Held held = held(create());
    return client.settle(promoter.sign(close(promoter, "EscrowFinish", held.sequence())));
  }

  TransactionHash finishedBonus() {
    Held held = held(createBonus());
    return client.settle(
        promoter.sign(
            close(promoter, "EscrowFinish", held.sequence())
                .put("Condition", CONDITION)
                .put("Fulfillment", FULFILLMENT)));
  }

  TransactionHash cancelled() {
    Held held = held(createBonus());
    advance(Duration.ofDays(8));
    return client.settle(promoter.sign(close(promoter, "EscrowCancel", held.sequence())));
  }

  LedgerEvidence evidence(TransactionHash hash) {
    return switch (ledger.lookup(hash)) {
      case Lookup.Answered(var evidence) -> evidence;
      case Lookup.Unavailable(var reason) -> throw new AssertionError(reason);
    };
  }

  LedgerProof proof(TransactionHash hash) {
    return switch (evidence(hash)) {
      case LedgerEvidence.Proved(var proof) -> proof;
      case LedgerEvidence other -> throw new AssertionError(other.toString());
    };
  }

  /** What is known of a transaction once it is signed. */
  static SignedTransaction signed(ObjectNode transaction) {
    long sequence = transaction.path("Sequence").asLong();
    JsonNode last = transaction.path("LastLedgerSequence");
    return new SignedTransaction(
        new TransactionHash(
            XrplHashes.transaction(HexFormat.of().parseHex(Wallet.blob(transaction)))),
        sequence == 0 ? OptionalLong.empty() : OptionalLong.of(sequence),
        sequence == 0
            ? OptionalLong.of(transaction.path("TicketSequence").asLong())
            : OptionalLong.empty(),
        last.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(last.asLong()));
  }

  /** The index of the last validated ledger. */
  long validated() {
    return client
        .call("ledger_closed", JsonNodeFactory.instance.objectNode())
        .path("ledger_index")
        .asLong();
  }

  void closeLedgers(int count) {
    for (int i = 0; i < count; i++) {
      sandbox.closeLedger();
    }
  }

  /** Uses up the promoter's next sequence number. */
  TransactionHash somethingElse() {
    return client.settle(promoter.sign(client.draft(promoter, "AccountSet")));
  }

  @Override
  public void close() {
    nodes.close();
    sandbox.close();
  }
}
