package io.ringledger.vault.application.fakes;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.application.outbound.BatchBook;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentState;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.batch.BatchRecord;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.settlement.BatchState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The chain of batches in memory. */
public final class InMemoryBatches implements BatchBook, Restorable {

  private final InMemoryFunds funds;
  private final InMemoryItems items;
  private final InMemoryListings listings;
  private final InMemoryIntents intents;
  private List<Cut> chain = new ArrayList<>();
  private boolean held;

  public InMemoryBatches(
      InMemoryFunds funds,
      InMemoryItems items,
      InMemoryListings listings,
      InMemoryIntents intents) {
    this.funds = funds;
    this.items = items;
    this.listings = listings;
    this.intents = intents;
  }

  /** Has somebody else hold the end of the chain, or no longer. */
  public void holdEnd(boolean isHeld) {
    held = isHeld;
  }

  @Override
  public Optional<ChainEnd> lockEnd() {
    if (held) {
      return Optional.empty();
    }
    return Optional.of(
        chain.isEmpty()
            ? new ChainEnd(0, Sha256.ZERO)
            : new ChainEnd(chain.size(), chain.getLast().hash()));
  }

  @Override
  public List<Candidate> candidates(Instant acceptedAfter, int limit) {
    return intents.all().stream()
        .filter(one -> one.state() == IntentState.PENDING && one.edgeSequence().isPresent())
        .filter(one -> one.acceptedAt().isAfter(acceptedAfter))
        .filter(
            one ->
                !items.find(List.of(one.terms().item())).get(one.terms().item()).isInSettlement())
        .sorted(Comparator.comparing(one -> one.edgeSequence().orElseThrow()))
        .limit(limit)
        .map(
            one ->
                new Candidate(
                    one.id(),
                    one.counterpart(),
                    one.terms().item(),
                    one.terms().to(),
                    List.of(one.terms().sessionId(), giverOf(one))))
        .toList();
  }

  private SessionId giverOf(TradeIntent one) {
    return one.counterpart()
        .flatMap(intents::find)
        .map(trade -> trade.terms().sessionId())
        .or(() -> one.listing().flatMap(listings::find).map(each -> each.terms().sessionId()))
        .orElseThrow();
  }

  @Override
  public List<SessionId> sessionsOf(Collection<WalletAddress> wallets) {
    return funds.all().stream()
        .filter(purse -> purse.active() && !purse.amounts().claim().isZero())
        .filter(purse -> wallets.contains(purse.wallet()))
        .map(SessionPurse::id)
        .toList();
  }

  @Override
  public void cut(Cut cut) {
    chain.add(cut);
    BatchNumber number = cut.record().header().number();
    List<IntentId> netted = new ArrayList<>();
    for (Applied one : cut.applied()) {
      netted.add(one.edge());
      one.counterpart().ifPresent(netted::add);
    }
    intents.net(netted, number);
    cut.record().items().forEach(item -> items.hold(item.item(), number.value()));
    cut.debits().forEach(this::take);
  }

  private void take(Taken taken) {
    SessionPurse purse = funds.find(List.of(taken.session())).get(taken.session());
    SessionPurse.Amounts before = purse.amounts();
    funds.put(
        new SessionPurse(
            purse.id(),
            purse.wallet(),
            purse.key(),
            purse.actions(),
            purse.active(),
            purse.acceptsUntil(),
            purse.channel(),
            new SessionPurse.Amounts(
                before.cap(),
                before.reserved(),
                before.used(),
                before.channel(),
                before.claimed(),
                new Drops(before.debit().value() + taken.drops().value()),
                before.claim()),
            purse.claimSignature()));
  }

  @Override
  public Optional<Batch> find(BatchNumber number) {
    return number.value() > chain.size()
        ? Optional.empty()
        : Optional.of(batch(chain.get((int) number.value() - 1)));
  }

  private static Batch batch(Cut cut) {
    BatchRecord record = cut.record();
    return new Batch(
        record.header().number(),
        record.header().cutAt(),
        record.header().previous(),
        cut.hash(),
        cut.root(),
        new Batch.Counts(
            cut.looked(),
            record.applied().size(),
            record.rejected().size(),
            record.items().size(),
            record.wallets().size()),
        cut.totals(),
        record.fees().platformBasisPoints(),
        record.fees().treasury(),
        cut.document(),
        Optional.empty(),
        BatchState.CUT,
        Optional.empty());
  }

  @Override
  public Page<Batch, BatchNumber> page(Optional<BatchNumber> before, int limit) {
    List<Batch> found =
        chain.reversed().stream()
            .map(InMemoryBatches::batch)
            .filter(batch -> before.filter(b -> batch.number().compareTo(b) >= 0).isEmpty())
            .toList();
    List<Batch> shown = found.stream().limit(limit).toList();
    return new Page<>(
        shown, found.size() > limit ? Optional.of(shown.getLast().number()) : Optional.empty());
  }

  @Override
  public Leaves leaves(BatchNumber number) {
    if (number.value() > chain.size()) {
      return new Leaves(List.of(), List.of());
    }
    BatchRecord record = chain.get((int) number.value() - 1).record();
    return new Leaves(
        record.wallets().stream()
            .map(w -> new WalletLine(w.wallet(), w.cleared(), w.delta()))
            .toList(),
        record.items());
  }

  @Override
  public Runnable checkpoint() {
    List<Cut> before = new ArrayList<>(chain);
    return () -> chain = before;
  }
}
