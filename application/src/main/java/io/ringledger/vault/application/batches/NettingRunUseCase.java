package io.ringledger.vault.application.batches;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.intents.IntentEndings;
import io.ringledger.vault.application.outbound.BatchBook.Applied;
import io.ringledger.vault.application.outbound.BatchBook.Candidate;
import io.ringledger.vault.application.outbound.BatchBook.ChainEnd;
import io.ringledger.vault.application.outbound.BatchBook.Cut;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.batch.BatchHeader;
import io.ringledger.vault.domain.batch.BatchRecord;
import io.ringledger.vault.domain.batch.RejectedIntent;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.intent.IntentRules;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.netting.WalletPosition;
import io.ringledger.vault.domain.publication.BatchDocuments;
import io.ringledger.vault.domain.publication.PublishedBatch;
import io.ringledger.vault.domain.publication.PublishedBatch.Recomputed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@inheritDoc} */
public final class NettingRunUseCase implements NettingRun {

  static final String CUT = "vault.BatchCut";

  /** The giver is to blame, or both: what the giver has signed ends too. */
  private static final Set<IntentReason> ENDS_BOTH =
      EnumSet.of(
          IntentReason.ITEM_ALREADY_SOLD,
          IntentReason.SELF_TRADE,
          IntentReason.AMOUNT_OUT_OF_RANGE,
          IntentReason.UNKNOWN_ITEM);

  private final NettingPorts ports;
  private final NettingTerms terms;
  private final IntentEndings endings;

  public NettingRunUseCase(NettingPorts ports, NettingTerms terms) {
    this.ports = ports;
    this.terms = terms;
    this.endings = new IntentEndings(ports.market());
  }

  @Override
  public Outcome<Report> run(Author author) {
    Instant now = ports.market().clock().instant().truncatedTo(ChronoUnit.MILLIS);
    return ports.market().unitOfWork().execute(() -> cut(author, now));
  }

  private Outcome<Report> cut(Author author, Instant now) {
    Optional<ChainEnd> end = ports.batches().lockEnd();
    if (end.isEmpty()) {
      return Outcome.rejected(VaultFailure.NETTING_UNDER_WAY);
    }
    List<Candidate> candidates =
        ports.batches().candidates(now.minus(IntentRules.MAX_AGE), terms.most());
    if (candidates.size() < terms.minimum()) {
      return Outcome.rejected(
          VaultFailure.NETTING_NOT_ENOUGH_INTENTS,
          "%d trades can be netted; a batch needs %d."
              .formatted(candidates.size(), terms.minimum()));
    }
    HeldTrades held = HeldTrades.hold(ports, candidates, now);
    PublishedBatch draft = draft(held, end.get(), now);
    Recomputed netted = draft.recompute();
    Optional<BatchNumber> batch =
        netted.record().applied().isEmpty()
            ? Optional.empty()
            : Optional.of(keep(held, draft, netted, author));
    int rejected = reject(held, netted.record(), author, now);
    return Outcome.success(
        new Report(
            batch,
            held.edges().size(),
            netted.record().applied().size(),
            rejected,
            netted.result().carried().size()));
  }

  /** What it is netted from; its hash and root follow from that. */
  private PublishedBatch draft(HeldTrades held, ChainEnd end, Instant now) {
    return new PublishedBatch(
        ports.market().networkId(),
        new BatchHeader(new BatchNumber(end.number() + 1), now, end.hash()),
        held.fees(terms),
        held.owners(),
        held.funds(),
        held.edges(),
        Sha256.ZERO,
        Sha256.ZERO);
  }

  private BatchNumber keep(
      HeldTrades held, PublishedBatch draft, Recomputed netted, Author author) {
    BatchRecord record = netted.record();
    PublishedBatch batch = draft.named(record.hash(), record.root());
    Cid document = publish(BatchDocuments.of(batch, record));
    List<Applied> applied =
        record.applied().stream()
            .map(intent -> new Applied(intent.id(), held.counterpart(intent.id())))
            .toList();
    Map<WalletAddress, Long> owed = new HashMap<>();
    for (WalletPosition position : record.wallets()) {
      if (position.delta() < 0) {
        owed.put(position.wallet(), -position.delta());
      }
    }
    Cut cut =
        new Cut(
            record,
            batch.hash(),
            batch.root(),
            held.edges().size(),
            netted.result().totals(),
            document,
            applied,
            held.debits(owed));
    ports.batches().cut(cut);
    tell(cut, author);
    return record.header().number();
  }

  private Cid publish(List<Document> documents) {
    for (Document document : documents) {
      ports.contents().publish(document.kind(), document.bytes());
    }
    return documents.getLast().cid();
  }

  private int reject(HeldTrades held, BatchRecord record, Author author, Instant now) {
    Map<IntentId, IntentReason> reasons = new HashMap<>(held.ended());
    for (RejectedIntent rejected : record.rejected()) {
      reasons.put(rejected.id(), rejected.reason());
      if (ENDS_BOTH.contains(rejected.reason())) {
        held.counterpart(rejected.id()).ifPresent(id -> reasons.put(id, rejected.reason()));
      }
    }
    if (reasons.isEmpty()) {
      return 0;
    }
    List<TradeIntent> found = reasons.keySet().stream().map(held::intent).toList();
    endings.end(
        found,
        intent ->
            Optional.ofNullable(reasons.get(intent.id()))
                .flatMap(
                    reason ->
                        intent.reject(reason, now) instanceof Success<TradeIntent>(var ended)
                            ? Optional.of(ended)
                            : Optional.empty()),
        now);
    ports
        .market()
        .trail()
        .record(
            AuditEntry.success(
                new AuditChain("netting:" + author.request()),
                now,
                author,
                "netting.reject",
                Map.of("count", Integer.toString(found.size()))));
    return record.rejected().size();
  }

  private void tell(Cut cut, Author author) {
    BatchHeader header = cut.record().header();
    ports
        .market()
        .trail()
        .record(
            AuditEntry.success(
                new AuditChain("batch:" + header.number()),
                header.cutAt(),
                author,
                "batch.cut",
                Map.of(
                    "hash", cut.hash().hex(),
                    "merkle_root", cut.root().hex(),
                    "document", cut.document().text(),
                    "applied", Integer.toString(cut.applied().size()))));
    ports
        .outbox()
        .publish(
            List.of(
                new NewEvent(
                    ports.market().randomness().newId(),
                    CUT,
                    "batches/" + header.number(),
                    "batch:" + header.number(),
                    header.cutAt(),
                    EventData.of(
                        Map.of(
                            "number", header.number().value(),
                            "hash", cut.hash().hex(),
                            "merkle_root", cut.root().hex(),
                            "document", cut.document().text(),
                            "applied", (long) cut.applied().size())))));
  }
}
