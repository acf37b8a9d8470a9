package io.ringledger.local.batches;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.batch.BatchHeader;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.intent.ListingTerms;
import io.ringledger.vault.domain.intent.SessionSignature;
import io.ringledger.vault.domain.intent.TradeTerms;
import io.ringledger.vault.domain.netting.FeeSchedule;
import io.ringledger.vault.domain.netting.Royalty;
import io.ringledger.vault.domain.netting.check.Names;
import io.ringledger.vault.domain.publication.PublishedBatch;
import io.ringledger.vault.domain.publication.PublishedBatch.Recomputed;
import io.ringledger.vault.domain.publication.PublishedEdge;
import io.ringledger.vault.domain.publication.SignedTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Batches whose intents are signed by real keys, one for each wallet. */
final class SignedBatches {

  private static final long NETWORK = 21_338;
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final List<PublishedEdge> edges = new ArrayList<>();
  private final Map<ItemId, WalletAddress> owners = new HashMap<>();
  private long count;

  /** A TRADE and a BID of the same, by the numbers of wallets. */
  SignedBatches sale(int item, int from, int to, long drops) {
    long sequence = ++count;
    owners.putIfAbsent(Names.item(item), Names.wallet(from));
    SignedTerms.Trade buy = trade(IntentAction.BID, item, from, to, drops);
    SignedTerms.Trade give = trade(IntentAction.TRADE, item, from, to, drops);
    edges.add(new PublishedEdge(sequence, buy, give, Optional.empty()));
    return this;
  }

  /** A BUY_NOW of a listing; perhaps barred. */
  SignedBatches purchase(int item, int from, int to, long drops, Optional<IntentReason> barred) {
    long sequence = ++count;
    owners.putIfAbsent(Names.item(item), Names.wallet(from));
    ListingTerms terms =
        new ListingTerms(
            new SessionId(id(1)),
            Names.item(item),
            Names.wallet(from),
            new Drops(drops),
            LATER,
            nonce(),
            NOW);
    SignedTerms.Offer offer =
        new SignedTerms.Offer(
            id(2), terms, key(from), sign(from, IntentEncoding.listing(NETWORK, terms)));
    edges.add(
        new PublishedEdge(
            sequence, trade(IntentAction.BUY_NOW, item, from, to, drops), offer, barred));
    return this;
  }

  /** The last buyer's signature is put under other words. */
  SignedBatches forged() {
    PublishedEdge last = edges.removeLast();
    SignedTerms.Trade buy = last.buy();
    SessionSignature other = sign(7, new byte[] {1});
    edges.add(
        new PublishedEdge(
            last.sequence(),
            new SignedTerms.Trade(buy.id(), buy.terms(), buy.key(), other),
            last.consent(),
            last.barred()));
    return this;
  }

  private SignedTerms.Trade trade(IntentAction action, int item, int from, int to, long drops) {
    TradeTerms terms =
        new TradeTerms(
            new SessionId(id(1)),
            action,
            Names.item(item),
            Names.wallet(from),
            Names.wallet(to),
            new Drops(drops),
            nonce(),
            NOW);
    int signer = action.isBuying() ? to : from;
    return new SignedTerms.Trade(
        id(2), terms, key(signer), sign(signer, IntentEncoding.trade(NETWORK, terms)));
  }

  private UUID id(int kind) {
    return new UUID(0x7000L + kind, ++count);
  }

  private IntentNonce nonce() {
    return new IntentNonce("n-" + ++count);
  }

  private static Ed25519PrivateKeyParameters secret(int wallet) {
    return new Ed25519PrivateKeyParameters(Sha256.digest(new byte[] {(byte) wallet}).bytes(), 0);
  }

  private static Ed25519Key key(int wallet) {
    return new Ed25519Key(
        HexFormat.of().formatHex(secret(wallet).generatePublicKey().getEncoded()));
  }

  private static SessionSignature sign(int wallet, byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, secret(wallet));
    signer.update(message, 0, message.length);
    return SessionSignature.of(signer.generateSignature());
  }

  /** The batch of that number after one with that hash, with its own hash and root. */
  PublishedBatch batch(long number, Sha256 previous) {
    Map<WalletAddress, Drops> funds = new HashMap<>();
    for (PublishedEdge edge : edges) {
      funds.put(edge.buy().terms().to(), new Drops(1_000));
    }
    Map<ItemId, Royalty> royalties = Map.of(Names.item(1), new Royalty(300, Names.wallet(50)));
    PublishedBatch draft =
        new PublishedBatch(
            NETWORK,
            new BatchHeader(new BatchNumber(number), NOW, previous),
            new FeeSchedule(250, Names.wallet(100), royalties),
            owners,
            funds,
            edges,
            Sha256.ZERO,
            Sha256.ZERO);
    Recomputed netted = draft.recompute();
    return draft.named(netted.record().hash(), netted.record().root());
  }
}
