package io.ringledger.sandbox.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.sandbox.codec.MalformedTransactionException;
import io.ringledger.sandbox.codec.RippleTime;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.ApplyView;
import io.ringledger.sandbox.state.ReadView;
import io.ringledger.sandbox.state.VersionedState;
import io.ringledger.sandbox.transactors.Engine;
import io.ringledger.sandbox.transactors.LedgerRules;
import io.ringledger.sandbox.transactors.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The chain of ledgers. Transactions are applied to the open ledger as they come; closing applies
 * them again on the last closed one, so that what is in a ledger follows from the ledger before and
 * nothing else. A closed ledger is validated at once.
 *
 * <p>Every method locks this object; who needs several answers of one moment locks it around them.
 */
public final class SandboxLedger implements AutoCloseable {
  private static final long FIRST_INDEX = 1;

  private record Pending(Transaction transaction, boolean held) {}

  private final LedgerSettings settings;
  private final InstantSource clock;
  private final Journal journal;
  private final VersionedState state = new VersionedState();
  private final LedgerHistory history = new LedgerHistory();
  private final List<LedgerListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, Pending> pending = new LinkedHashMap<>();
  private ApplyView open = new ApplyView(state);
  private int openCount;
  private long clockOffset;
  private boolean holding;

  private SandboxLedger(LedgerSettings settings, InstantSource clock, Journal journal) {
    this.settings = settings;
    this.clock = clock;
    this.journal = journal;
  }

  /**
   * Begins a chain, or takes up the one in a journal.
   *
   * @param settings what the chain is founded on
   * @param clock the time; the ledger's own offset comes on top
   * @param journal where closed ledgers are kept
   * @return the chain with an open ledger
   * @throws JournalException if the journal's ledgers cannot be made again from its transactions
   */
  public static SandboxLedger start(LedgerSettings settings, InstantSource clock, Journal journal) {
    SandboxLedger ledger = new SandboxLedger(settings, clock, journal);
    ledger.replay();
    if (ledger.history.isEmpty()) {
      // Like a real node in stand-alone mode: a genesis ledger, an empty one on it, a third open.
      ledger.found(ledger.now() - 1);
      ledger.journal.appendLedger(ledger.history.newest());
      ledger.closeLedger();
    }
    return ledger;
  }

  /**
   * Applies a transaction to the open ledger.
   *
   * @param transaction a signed transaction
   * @return what became of it, so far
   */
  public synchronized Outcome submit(Transaction transaction) {
    Outcome outcome = tryOut(transaction, Engine.Mode.SIGNED, open);
    if (outcome.result().isInLedger()) {
      pending.put(transaction.id(), new Pending(transaction, holding));
      openCount++;
    }
    return outcome;
  }

  /**
   * Tells what would become of a transaction, and changes nothing.
   *
   * @param transaction a transaction, unsigned
   * @return what would become of it
   */
  public synchronized Outcome simulate(Transaction transaction) {
    return tryOut(transaction, Engine.Mode.SIMULATED, new ApplyView(open));
  }

  /**
   * Closes the open ledger and opens the next.
   *
   * @return the closed ledger
   */
  public synchronized ClosedLedger closeLedger() {
    long parentTime = history.newest().closeTime();
    ClosedLedger closed = closeAt(Math.max(parentTime + 1, now()));
    journal.appendLedger(closed);
    listeners.forEach(listener -> listener.ledgerClosed(closed));
    return closed;
  }

  /**
   * Moves the ledger's clock and closes a ledger, so that the next transaction sees the new time.
   *
   * @param step how far, in whole seconds
   * @return the closed ledger
   * @throws IllegalArgumentException if the step is negative or leads out of the ledger's range
   */
  public synchronized ClosedLedger advanceTime(Duration step) {
    long seconds = step.toSeconds();
    if (seconds < 0 || now() + seconds > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("time can only move forward, up to 2136");
    }
    // The ledger's time runs ahead of the clock after quick closes; step from where it really is.
    long ahead = Math.max(0, history.newest().closeTime() - now());
    clockOffset += ahead + seconds;
    journal.appendClockOffset(clockOffset);
    return closeLedger();
  }

  /** Returns the ledger's time now, in seconds since the ledger's epoch. */
  public synchronized long now() {
    return RippleTime.of(clock.instant()) + clockOffset;
  }

  /**
   * Lets transactions submitted from now on stay out of every closed ledger, or lets all in again.
   *
   * @param hold whether to keep them out
   */
  public synchronized void hold(boolean hold) {
    holding = hold;
    if (!hold) {
      pending.replaceAll((_, waiting) -> new Pending(waiting.transaction(), false));
    }
  }

  /**
   * Adds a listener.
   *
   * @param listener who shall hear of closed ledgers
   */
  public void addListener(LedgerListener listener) {
    listeners.add(listener);
  }

  /** Returns what the chain is founded on. */
  public LedgerSettings settings() {
    return settings;
  }

  /** Returns the closed ledgers. */
  public synchronized LedgerHistory history() {
    return history;
  }

  /** Returns the index of the open ledger. */
  public synchronized long openIndex() {
    return history.newest().index() + 1;
  }

  /** Returns the state of the open ledger. */
  public synchronized ReadView openState() {
    return open;
  }

  /** Returns the state of the closed ledgers. */
  public synchronized VersionedState closedState() {
    return state;
  }

  /** Returns the transactions waiting in the open ledger. */
  public synchronized List<Transaction> openTransactions() {
    return pending.values().stream().map(Pending::transaction).toList();
  }

  /**
   * Returns the transaction, if it waits in the open ledger.
   *
   * @param id a transaction's id
   */
  public synchronized Optional<Transaction> findOpen(String id) {
    return Optional.ofNullable(pending.get(id)).map(Pending::transaction);
  }

  /** Closes the journal; the ledger must not be used any more. */
  @Override
  public synchronized void close() {
    journal.close();
  }

  private Outcome tryOut(Transaction transaction, Engine.Mode mode, ApplyView view) {
    Engine engine =
        new Engine(rules(), id -> history.find(id).isPresent() || pending.containsKey(id));
    return engine.run(transaction, view, openCount, mode);
  }

  private LedgerRules rules() {
    return new LedgerRules(
        openIndex(), history.newest().closeTime(), settings.fees(), settings.networkId());
  }

  private ClosedLedger closeAt(long closeTime) {
    LedgerRules rules = rules();
    Engine engine = new Engine(rules, id -> history.find(id).isPresent());
    ApplyView closing = new ApplyView(state);
    List<LedgerTransaction> applied = new ArrayList<>();
    List<Pending> waiting = new ArrayList<>();
    for (Pending next : pending.values()) {
      if (next.held()) {
        waiting.add(next);
        continue;
      }
      Outcome outcome = engine.run(next.transaction(), closing, applied.size(), Engine.Mode.SIGNED);
      outcome
          .metadata()
          .ifPresent(
              meta -> applied.add(new LedgerTransaction(next.transaction(), meta, applied.size())));
      if (outcome.result().mayRetry()) {
        waiting.add(next);
      }
    }
    ClosedLedger closed = seal(rules, closing, applied, closeTime);
    reopen(waiting);
    return closed;
  }

  private ClosedLedger seal(
      LedgerRules rules, ApplyView closing, List<LedgerTransaction> applied, long closeTime) {
    LedgerHeader parent = history.newest().header();
    long burned = applied.stream().mapToLong(entry -> entry.transaction().fee()).sum();
    LedgerHeader header =
        new LedgerHeader(
            rules.ledgerIndex(),
            history.newest().hash(),
            TreeHashes.ofTransactions(applied),
            TreeHashes.ofState(parent.accountHash(), closing.changes()),
            parent.totalDrops() - burned,
            parent.closeTime(),
            closeTime);
    ClosedLedger closed = new ClosedLedger(header, header.hash(), applied);
    state.record(header.index(), closing.changes());
    history.add(closed);
    return closed;
  }

  /** What is left over is tried in the next open ledger; what can never succeed is forgotten. */
  private void reopen(List<Pending> waiting) {
    open = new ApplyView(state);
    openCount = 0;
    pending.clear();
    Engine engine = new Engine(rules(), id -> history.find(id).isPresent());
    for (Pending next : waiting) {
      Outcome outcome = engine.run(next.transaction(), open, openCount, Engine.Mode.SIGNED);
      if (outcome.result().isInLedger()) {
        openCount++;
      }
      if (outcome.result().isInLedger() || outcome.result().mayRetry()) {
        pending.put(next.transaction().id(), next);
      }
    }
  }

  private void found(long closeTime) {
    ApplyView genesis = new ApplyView(state);
    genesis.insert(Genesis.account());
    LedgerHeader header =
        new LedgerHeader(
            FIRST_INDEX,
            LedgerHeader.NO_HASH,
            TreeHashes.ofTransactions(List.of()),
            TreeHashes.ofState(LedgerHeader.NO_HASH, genesis.changes()),
            Genesis.ALL_DROPS,
            0,
            closeTime);
    ClosedLedger first = new ClosedLedger(header, header.hash(), List.of());
    state.record(FIRST_INDEX, genesis.changes());
    history.add(first);
    open = new ApplyView(state);
  }

  private void replay() {
    for (JsonNode line : journal.lines()) {
      if (line.has("clock_offset")) {
        clockOffset = line.path("clock_offset").asLong();
      } else {
        replayLedger(line);
      }
    }
  }

  private void replayLedger(JsonNode line) {
    long index = line.path("ledger").asLong();
    long closeTime = line.path("close_time").asLong();
    if (history.isEmpty()) {
      found(closeTime);
    } else {
      for (JsonNode blob : line.path("transactions")) {
        Transaction transaction = readKnown(blob.asText(), index);
        pending.put(transaction.id(), new Pending(transaction, false));
      }
      closeAt(closeTime);
    }
    if (!history.newest().hash().equals(line.path("hash").asText())) {
      throw new JournalException(
          "Ledger " + index + " of the journal does not follow from the ledgers before it.");
    }
  }

  /** The signature was verified before the transaction was written; the ledger's hash covers it. */
  private static Transaction readKnown(String blob, long ledgerIndex) {
    try {
      return Transaction.read(blob);
    } catch (MalformedTransactionException e) {
      throw new JournalException("Ledger " + ledgerIndex + " has a damaged transaction.", e);
    }
  }
}
