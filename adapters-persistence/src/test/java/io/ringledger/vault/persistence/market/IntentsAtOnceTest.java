package io.ringledger.vault.persistence.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.AuditTrail.History;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.vault.application.contract.IntentIntakeContract;
import io.ringledger.vault.application.contract.MarketStores;
import io.ringledger.vault.application.contract.MarketWords;
import io.ringledger.vault.application.intents.IntentIntake.Accepted;
import io.ringledger.vault.application.intents.IntentIntakeUseCase;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.intent.IntentChange;
import io.ringledger.vault.domain.intent.IntentRules.TradeOffer;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.intent.TradeTerms;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many come at once, to several replicas. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class IntentsAtOnceTest extends IntentIntakeContract {

  private static final int MANY = 50;
  private static final int ROUNDS = 40;
  private static final int BATCH = 40;

  @Inject PostgresMarket market;
  @Inject AuditTrail audit;
  @Inject UnitOfWork unitOfWork;
  EmbeddedDatabase database;
  private final ExecutorService others = Executors.newFixedThreadPool(16);

  @Override
  protected MarketStores stores() {
    return market.stores();
  }

  @BeforeEach
  void auditForGood() {
    intake = new IntentIntakeUseCase(withTrail(audit));
  }

  @AfterEach
  void stop() {
    others.shutdownNow();
  }

  @Override
  @Test
  public void anAcceptedIntentHasAPlaceAndAReceiptThatTheServerSigned() {
    Accepted accepted = accept(bid(100));

    History history =
        unitOfWork.execute(
            () -> audit.history(new AuditChain("intents:" + accepted.intent().id())));
    assertThat(history.intact()).isTrue();
    assertThat(history.links()).hasSize(1);
  }

  private <T> List<T> atOnce(int many, IntFunction<T> work) throws Exception {
    List<Callable<T>> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      int index = i;
      all.add(() -> work.apply(index));
    }
    List<T> answers = new ArrayList<>();
    for (Future<T> each : others.invokeAll(all)) {
      answers.add(each.get());
    }
    return answers;
  }

  private static List<Accepted> accepted(List<Outcome<Accepted>> outcomes) {
    List<Accepted> all = new ArrayList<>();
    for (Outcome<Accepted> outcome : outcomes) {
      if (outcome instanceof Success<Accepted>(var one)) {
        all.add(one);
      }
    }
    return all;
  }

  @Test
  void fiftyAtOnceNeverReserveMoreThanTheCap() throws Exception {
    long each = MarketWords.ONE_XRP / 10;
    List<Outcome<Accepted>> outcomes = atOnce(MANY, _ -> submit(bid(each)).getFirst());

    assertThat(accepted(outcomes)).hasSize(10);
    assertThat(reserved(buyer)).isEqualTo(MarketWords.ONE_XRP);
  }

  @Test
  void theSameManyTimesAtOnceIsOneIntent() throws Exception {
    TradeOffer offer = bid(7);
    List<Accepted> all = accepted(atOnce(16, _ -> submit(offer).getFirst()));

    assertThat(all).hasSize(16);
    assertThat(all.stream().map(one -> one.intent().id()).collect(Collectors.toSet())).hasSize(1);
    assertThat(all.stream().map(Accepted::receipt).collect(Collectors.toSet())).hasSize(1);
    assertThat(all.stream().filter(one -> !one.again())).hasSize(1);
    assertThat(reserved(buyer)).isEqualTo(7);
  }

  @Test
  void oneNonceForDifferentIntentsAtOnceIsUsedOnce() throws Exception {
    TradeOffer first = bid(1);
    List<Outcome<Accepted>> outcomes =
        atOnce(
            16,
            i ->
                submit(
                        signed(
                            buyer,
                            new TradeTerms(
                                buyer.id(),
                                IntentAction.BID,
                                item.id(),
                                alice,
                                bob,
                                new Drops(i + 1L),
                                first.nonce(),
                                NOW)))
                    .getFirst());

    assertThat(accepted(outcomes)).hasSize(1);
    assertThat(reserved(buyer))
        .isEqualTo(accepted(outcomes).getFirst().intent().terms().amount().value());
  }

  @Test
  void twoHalvesThatRaceAlwaysComeTogether() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      List<TradeOffer> halves = List.of(trade(round), bid(round));
      List<Accepted> both = accepted(atOnce(2, i -> submit(halves.get(i)).getFirst()));

      TradeIntent trade = current(both.getFirst().intent().id());
      TradeIntent bid = current(both.getLast().intent().id());
      assertThat(trade.counterpart()).contains(bid.id());
      assertThat(bid.counterpart()).contains(trade.id());
      assertThat(bid.edgeSequence())
          .contains(Math.max(trade.acceptanceSequence(), bid.acceptanceSequence()));
    }
  }

  @Test
  void halvesOfManyRequestsComeTogetherOneToOne() throws Exception {
    List<Accepted> all = new ArrayList<>();
    for (List<Outcome<Accepted>> outcomes :
        atOnce(
            8,
            i -> {
              List<TradeOffer> offers = new ArrayList<>();
              for (int j = 0; j < BATCH; j++) {
                offers.add(i % 2 == 0 ? trade(3) : bid(3));
              }
              return submit(List.of(), offers);
            })) {
      all.addAll(accepted(outcomes));
    }

    assertThat(all).hasSize(8 * BATCH);
    Set<IntentId> counterparts =
        all.stream()
            .map(one -> current(one.intent().id()).counterpart().orElseThrow())
            .collect(Collectors.toSet());
    assertThat(counterparts).hasSize(8 * BATCH);
  }

  private TradeIntent current(IntentId id) {
    return inUnitOfWork(() -> stores().intents().find(id)).orElseThrow();
  }

  @Test
  void aListingThatManyWantIsTakenOnce() throws Exception {
    list(100);
    List<Outcome<Accepted>> outcomes = atOnce(16, _ -> submit(buyNow(100)).getFirst());

    assertThat(accepted(outcomes)).hasSize(1);
    assertThat(reserved(buyer)).isEqualTo(100);
  }

  @Test
  void whoReadsOnMissesNothingThatCommitsLate() throws Exception {
    Accepted first = accept(bid(1));
    IntentChange.Place before = places().getLast();
    try (Connection late = database.connectAsApplication()) {
      late.setAutoCommit(false);
      note(late, first.intent().id());
      Accepted second = accept(bid(2));

      // The late one stands before it, so it is not shown yet.
      assertThat(after(before)).isEmpty();
      late.commit();
      assertThat(after(before))
          .extracting(IntentChange::intent)
          .containsExactly(first.intent().id(), second.intent().id());
    }
  }

  private List<IntentChange.Place> places() {
    return desk.changes(bob, IntentChange.Place.BEGINNING, 100).stream()
        .map(IntentChange::place)
        .toList();
  }

  private List<IntentChange> after(IntentChange.Place place) {
    return desk.changes(bob, place, 100);
  }

  private void note(Connection connection, IntentId id) throws SQLException {
    try (PreparedStatement note =
        connection.prepareStatement(
            "insert into intent_changes (intent_id, wallet, state, changed_at)"
                + " values (?, ?, 'PENDING', now())")) {
      note.setObject(1, id.value());
      note.setString(2, bob.value());
      note.executeUpdate();
    }
  }
}
