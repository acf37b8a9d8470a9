package io.ringledger.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Hashes;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.MalformedTransactionException;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.ledger.ClosedLedger;
import io.ringledger.sandbox.ledger.Genesis;
import io.ringledger.sandbox.ledger.Journal;
import io.ringledger.sandbox.ledger.LedgerSettings;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.state.Fees;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.transactors.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A ledger with a clock that stands still, and short ways to fund, build, sign and submit. */
final class World {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final long XRP = 1_000_000L;
  static final long RESERVE_BASE = Fees.MAIN_NETWORK.reserveBase();
  static final long RESERVE_INCREMENT = Fees.MAIN_NETWORK.reserveIncrement();

  /** For transactions that are sent over the wire instead. */
  static final World NOWHERE = World.fresh();

  final SandboxLedger ledger;
  final Wallet genesis = Wallet.genesis();

  private World(SandboxLedger ledger) {
    this.ledger = ledger;
  }

  static World fresh() {
    return onNetwork(1);
  }

  static World onNetwork(long networkId) {
    return of(
        SandboxLedger.start(
            new LedgerSettings(networkId, Fees.MAIN_NETWORK),
            InstantSource.fixed(START),
            Journal.none()));
  }

  static World of(SandboxLedger ledger) {
    return new World(ledger);
  }

  Wallet funded(String name, long drops) {
    Wallet wallet = name.length() % 2 == 0 ? Wallet.ed25519(name) : Wallet.secp256k1(name);
    fund(wallet, drops);
    return wallet;
  }

  void fund(Wallet wallet, long drops) {
    long sequence = sequence(genesis);
    Outcome outcome =
        ledger.submit(Genesis.payment(wallet.address(), drops, sequence, ledger.settings()));
    if (!outcome.result().isSuccess()) {
      throw new AssertionError(outcome);
    }
    close();
  }

  ClosedLedger close() {
    return ledger.closeLedger();
  }

  void advance(long seconds) {
    ledger.advanceTime(Duration.ofSeconds(seconds));
  }

  /** Returns the only clock a transaction sees. */
  long parentClose() {
    return ledger.history().newest().closeTime();
  }

  /** Closes ledgers until the next transaction sees exactly this time. */
  void closeAt(long time) {
    advance(time - parentClose());
    if (parentClose() != time) {
      throw new AssertionError("parent closed at " + parentClose() + ", not at " + time);
    }
  }

  long balance(Wallet wallet) {
    return Objects.requireNonNull(root(wallet)).drops("Balance");
  }

  long sequence(Wallet wallet) {
    LedgerEntry root = root(wallet);
    return root == null ? 1 : root.number("Sequence");
  }

  long ownerCount(Wallet wallet) {
    return Objects.requireNonNull(root(wallet)).number("OwnerCount");
  }

  @Nullable LedgerEntry root(Wallet wallet) {
    return ledger.openState().account(wallet.address());
  }

  @Nullable LedgerEntry escrow(Wallet owner, long sequence) {
    return ledger.openState().read(Keylets.escrow(owner.address(), sequence));
  }

  /** Begins a transaction with the account's next sequence number and the base fee. */
  Tx tx(Wallet wallet, String type) {
    ObjectNode fields = Codec.JSON.createObjectNode();
    fields.put("TransactionType", type);
    fields.put("Account", wallet.address());
    fields.put("Sequence", sequence(wallet));
    fields.put("Fee", "10");
    return new Tx(this, wallet, fields);
  }

  Tx payment(Wallet from, Wallet to, long drops) {
    return tx(from, "Payment")
        .with("Destination", to.address())
        .with("Amount", Long.toString(drops));
  }

  Tx escrowCreate(Wallet from, Wallet to, long drops) {
    return tx(from, "EscrowCreate")
        .with("Destination", to.address())
        .with("Amount", Long.toString(drops));
  }

  Tx escrowFinish(Wallet sender, Wallet owner, long sequence) {
    return tx(sender, "EscrowFinish")
        .with("Owner", owner.address())
        .with("OfferSequence", sequence);
  }

  Tx escrowCancel(Wallet sender, Wallet owner, long sequence) {
    return tx(sender, "EscrowCancel")
        .with("Owner", owner.address())
        .with("OfferSequence", sequence);
  }

  Tx channelCreate(Wallet from, Wallet to, long drops) {
    return tx(from, "PaymentChannelCreate")
        .with("Destination", to.address())
        .with("Amount", Long.toString(drops))
        .with("SettleDelay", 100)
        .with("PublicKey", from.publicKey());
  }

  Tx channelFund(Wallet from, String channel, long drops) {
    return tx(from, "PaymentChannelFund")
        .with("Channel", channel)
        .with("Amount", Long.toString(drops));
  }

  Tx channelClaim(Wallet sender, String channel) {
    return tx(sender, "PaymentChannelClaim").with("Channel", channel);
  }

  /** Makes a channel and returns its id. */
  String channel(Wallet from, Wallet to, long drops) {
    String id = Keylets.channel(from.address(), to.address(), sequence(from));
    if (!channelCreate(from, to, drops).outcome().result().isSuccess()) {
      throw new AssertionError("no channel");
    }
    return id;
  }

  @Nullable LedgerEntry entry(String id) {
    return ledger.openState().read(id);
  }

  /** A transaction to be changed, signed and submitted. */
  record Tx(World world, Wallet signer, ObjectNode fields) {
    Tx with(String field, String value) {
      fields.put(field, value);
      return this;
    }

    Tx with(String field, long value) {
      fields.put(field, value);
      return this;
    }

    Tx without(String field) {
      fields.remove(field);
      return this;
    }

    Tx onTicket(long ticket) {
      return with("Sequence", 0).with("TicketSequence", ticket);
    }

    Tx signedBy(Wallet other) {
      return new Tx(world, other, fields);
    }

    String blob() {
      return signer.sign(fields);
    }

    /** Submits it and returns the code. */
    String submit() {
      return outcome().result().wire();
    }

    Outcome outcome() {
      try {
        return world.ledger.submit(Transaction.readSigned(blob()));
      } catch (MalformedTransactionException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** A preimage with its fulfilment and its condition. */
  record Secret(String fulfillment, String condition) {
    static Secret of(String word) {
      byte[] preimage = Hashes.sha256(word.getBytes(StandardCharsets.UTF_8));
      return new Secret(
          "A0228020" + Codec.hex(preimage),
          "A0258020" + Codec.hex(Hashes.sha256(preimage)) + "810120");
    }
  }
}
