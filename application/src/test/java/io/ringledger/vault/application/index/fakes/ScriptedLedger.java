package io.ringledger.vault.application.index.fakes;

import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.index.outbound.AuthorityLedger;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.index.AuthorityStanding;
import io.ringledger.vault.domain.index.ChannelSight;
import io.ringledger.vault.domain.index.LedgerEvent;
import io.ringledger.vault.domain.index.LedgerSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A ledger of which a test says what happens, one account alone on it, and what is told of it. */
public final class ScriptedLedger implements AuthorityLedger {

  private final SnapshotUnitOfWork unitOfWork;
  private final List<LedgerEvent> events = new ArrayList<>();
  private final Map<ChannelId, ChannelSight> channels = new HashMap<>();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
  private long validated;
  private long told = Long.MAX_VALUE;
  private long balance;
  private boolean silent;

  public ScriptedLedger(SnapshotUnitOfWork unitOfWork, long validated, long balance) {
    this.unitOfWork = unitOfWork;
    this.validated = validated;
    this.balance = balance;
  }

  /** A ledger closes with those in it. */
  public synchronized void close(LedgerEvent... more) {
    validated++;
    for (LedgerEvent event : more) {
      events.add(event);
      balance += event.balanceChange();
      event
          .channel()
          .ifPresent(
              sight -> {
                channels.put(sight.id(), sight);
                if (sight.gone()) {
                  channels.remove(sight.id());
                }
              });
    }
  }

  /** The index that the next ledger will have. */
  public synchronized long next() {
    return validated + 1;
  }

  /** The channel is like that, without any transaction. */
  public synchronized void plant(ChannelSight sight) {
    channels.put(sight.id(), sight);
  }

  /** The channel is gone, without any transaction. */
  public synchronized void drop(ChannelId channel) {
    channels.remove(channel);
  }

  /** The account holds more, or less, without any transaction. */
  public synchronized void plantBalance(long change) {
    balance += change;
  }

  /** Answers nothing, or again. */
  public synchronized void silence(boolean now) {
    silent = now;
  }

  /** Each slice ends after so many ledgers. */
  public synchronized void tellAtOnce(long ledgers) {
    told = ledgers;
  }

  /** That happens once, while the next slice is on its way. */
  public void meanwhile(Runnable event) {
    meanwhile.set(event);
  }

  @Override
  public synchronized Reading<AuthorityStanding> newest(XrplAddress account) {
    unitOfWork.refuseInside("the ledger");
    return silent
        ? new Reading.Silent<>("silent")
        : new Reading.Told<>(new AuthorityStanding(validated, new Drops(balance), Map.of()));
  }

  @Override
  public Reading<LedgerSlice> after(XrplAddress account, long ledgerIndex) {
    unitOfWork.refuseInside("the ledger");
    Reading<LedgerSlice> slice = slice(ledgerIndex);
    meanwhile.getAndSet(() -> {}).run();
    return slice;
  }

  private synchronized Reading<LedgerSlice> slice(long after) {
    if (silent || after > validated) {
      return new Reading.Silent<>("silent");
    }
    long through = validated - after > told ? after + told : validated;
    return new Reading.Told<>(
        new LedgerSlice(
            after,
            through,
            events.stream()
                .filter(event -> event.ledgerIndex() > after && event.ledgerIndex() <= through)
                .toList()));
  }

  @Override
  public synchronized Reading<AuthorityStanding> at(XrplAddress account, long ledgerIndex) {
    unitOfWork.refuseInside("the ledger");
    return silent || ledgerIndex != validated
        ? new Reading.Silent<>("silent")
        : new Reading.Told<>(new AuthorityStanding(validated, new Drops(balance), channels));
  }
}
