package io.ringledger.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.LocalStack;
import io.ringledger.local.StackException;
import io.ringledger.local.chaos.check.Anomaly;
import io.ringledger.local.chaos.check.Check;
import io.ringledger.local.chaos.check.DatabaseState;
import io.ringledger.local.chaos.check.DatabaseState.EscrowRow;
import io.ringledger.local.chaos.check.Evidence;
import io.ringledger.local.chaos.check.Evidence.Won;
import io.ringledger.local.chaos.check.Exchange;
import io.ringledger.local.chaos.check.LedgerState;
import io.ringledger.local.chaos.check.LedgerState.Account;
import io.ringledger.local.chaos.check.LedgerState.Name;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.LedgerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Gathers evidence from the outside while no client is at work, and has it judged. */
final class Inspector {

  private final LocalStack stack;
  private final LedgerClient ledger;
  private final Requests requests;
  private final Chronicle chronicle;
  private final DatabaseReader database;
  private final Map<String, BoutWork> known = new LinkedHashMap<>();
  private final Map<String, String> settledWinners = new HashMap<>();
  private final Set<Anomaly> anomalies = new LinkedHashSet<>();
  private long replays;

  Inspector(LocalStack stack, LedgerClient ledger, Requests requests, Chronicle chronicle) {
    this.stack = stack;
    this.ledger = ledger;
    this.requests = requests;
    this.chronicle = chronicle;
    this.database = new DatabaseReader(stack.database());
  }

  /** Judges these bouts; settled are those whose clients are done with them. */
  void inspect(Collection<BoutWork> bouts, boolean settled) throws InterruptedException {
    bouts.forEach(bout -> known.put(bout.id(), bout));
    List<String> ids = bouts.stream().map(BoutWork::id).toList();
    try {
      DatabaseState state = database.read(ids);
      if (settled) {
        state
            .bouts()
            .forEach(bout -> bout.winner().ifPresent(won -> settledWinners.put(bout.id(), won)));
      }
      anomalies.addAll(
          Check.all(
              new Evidence(
                  ids.stream().flatMap(id -> chronicle.confirms(id).stream()).toList(),
                  ids.stream()
                      .flatMap(id -> chronicle.winners(id).stream().map(won -> new Won(id, won)))
                      .toList(),
                  state,
                  ledgerState(state, settled),
                  chronicle.sightings(),
                  settled)));
    } catch (SQLException e) {
      throw new StackException("The database cannot be inspected: " + e.getMessage(), e);
    }
  }

  /** Judges every bout that was settled, and looks for secrets in every table and every log. */
  void inspectAll() throws InterruptedException {
    try {
      database.lookThrough(chronicle.sightings());
      try (Stream<Path> logs = Files.list(stack.data().resolve("logs"))) {
        for (Path log : logs.toList()) {
          chronicle.sightings().look("the log " + log.getFileName(), Files.readString(log));
        }
      }
    } catch (SQLException e) {
      throw new StackException("The database cannot be inspected: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    inspect(settledWinners.keySet().stream().map(this::bout).toList(), true);
  }

  /** Sends confirms again that were acknowledged; that all answers are the same is judged later. */
  void replay(int count, RandomGenerator random) throws InterruptedException {
    List<Exchange> acknowledged =
        chronicle.acknowledged().stream()
            .filter(before -> known.containsKey(before.bout()))
            .toList();
    for (int i = 0; i < Math.min(count, acknowledged.size()); i++) {
      Exchange before = acknowledged.get(random.nextInt(acknowledged.size()));
      Confirm confirm = new Confirm(before.half(), before.key(), Json.parse(before.request()));
      requests.confirm(before.bout(), confirm, bout(before.bout()).crew().promoter());
      replays++;
    }
  }

  private BoutWork bout(String id) {
    return Optional.ofNullable(known.get(id)).orElseThrow();
  }

  private LedgerState ledgerState(DatabaseState state, boolean settled)
      throws InterruptedException {
    Map<String, JsonNode> transactions = new HashMap<>();
    Set<Name> open = new HashSet<>();
    for (EscrowRow escrow : state.escrows()) {
      for (String hash :
          Stream.concat(escrow.createTransaction().stream(), escrow.closingTransaction().stream())
              .toList()) {
        Optional<JsonNode> found = ledger.find(hash);
        found.ifPresent(transaction -> transactions.put(hash, seen(transaction)));
      }
      Name name = new Name(escrow.owner(), escrow.offerSequence());
      if (ledger.escrow(name.owner(), name.sequence()).map(this::seen).isPresent()) {
        open.add(name);
      }
    }
    return new LedgerState(transactions, open, settled ? accounts() : Map.of());
  }

  private JsonNode seen(JsonNode onLedger) {
    chronicle.sightings().look("the ledger", onLedger.toString());
    return onLedger;
  }

  /** What everyone should have after all settled bouts, and has. */
  private Map<String, Account> accounts() throws InterruptedException {
    Map<String, Long> expected = new HashMap<>();
    Set<Signer> signers = new HashSet<>();
    for (Map.Entry<String, String> settled : settledWinners.entrySet()) {
      BoutWork work = bout(settled.getKey());
      String winner = settled.getValue();
      Crew crew = work.crew();
      String promoter = crew.promoterWallet().address();
      expected.putIfAbsent(promoter, Crew.PROMOTER_DROPS);
      expected.putIfAbsent(crew.addressA(), Crew.FIGHTER_DROPS);
      expected.putIfAbsent(crew.addressB(), Crew.FIGHTER_DROPS);
      expected.merge(promoter, -work.purses().spent(winner), Math::addExact);
      expected.merge(crew.addressA(), work.purses().earned("A", winner), Math::addExact);
      expected.merge(crew.addressB(), work.purses().earned("B", winner), Math::addExact);
      if (signers.add(work.signer())) {
        expected.merge(promoter, -work.signer().fees(), Math::addExact);
      }
    }
    Map<String, Account> accounts = new HashMap<>();
    for (Map.Entry<String, Long> account : expected.entrySet()) {
      accounts.put(
          account.getKey(), new Account(account.getValue(), ledger.balance(account.getKey())));
    }
    return accounts;
  }

  /** How many bouts came to their end. */
  int closed() {
    return settledWinners.size();
  }

  long replays() {
    return replays;
  }

  /** Everything that was found, by the checks and by the clients themselves. */
  List<Anomaly> anomalies() {
    Set<Anomaly> all = new LinkedHashSet<>(anomalies);
    all.addAll(chronicle.anomalies());
    return List.copyOf(all);
  }
}
