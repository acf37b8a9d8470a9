package io.ringledger.bouts.persistence;

import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.created;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.BoutEscrows;
import io.ringledger.bouts.application.BoutEscrows.ConfirmEscrow;
import io.ringledger.bouts.application.BoutEscrows.EscrowConfirmed;
import io.ringledger.bouts.application.BoutEscrowsUseCase;
import io.ringledger.bouts.application.SettlementPorts;
import io.ringledger.bouts.application.contract.FreshBouts;
import io.ringledger.bouts.application.fakes.ScriptedEscrowLedger;
import io.ringledger.bouts.application.fakes.ScriptedPreflight;
import io.ringledger.bouts.application.fakes.ScriptedSignedTransactions;
import io.ringledger.bouts.application.fakes.ScriptedSigningRequests;
import io.ringledger.bouts.application.outbound.BonusPreimages;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFixtures;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.EscrowCreateClaim;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.StatementLog;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The confirm of an escrow on the real database: what it costs, and what happens at once. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class ConfirmTest {

  private static final int MANY = 50;

  @Inject Bouts bouts;
  @Inject UnitOfWork unitOfWork;
  @Inject IdempotentAnswers answers;
  @Inject AuditTrail trail;
  @Inject BonusPreimages preimages;
  @Inject SigningJournal journal;
  @Inject FollowUps followUps;
  @Inject @PersistenceUnitExtension StatementLog statements;
  @Inject SessionFactory sessions;

  private final ScriptedEscrowLedger ledger = new ScriptedEscrowLedger();
  private BoutEscrows escrows;

  @BeforeEach
  void useCase() {
    escrows =
        new BoutEscrowsUseCase(
            new SettlementPorts(
                unitOfWork,
                bouts,
                preimages,
                journal,
                new ScriptedSigningRequests(SigningRequests.Mode.STUB),
                new ScriptedSignedTransactions(),
                ledger,
                new ScriptedPreflight(),
                followUps,
                answers,
                trail,
                new SequentialRandomness(),
                InstantSource.fixed(BoutFixtures.NOW)));
  }

  // What it costs

  @Test
  void aConfirmIsOneTransactionOfSevenStatements() {
    ledger.trusting();
    Bout bout = added(FreshBouts.draft());
    ConfirmEscrow command = confirm(bout, EscrowKind.SHOW_A, "key");
    confirmOnce(added(FreshBouts.draft()), "warm");

    Cost cost = costOf(() -> assertThat(confirm(command).status()).isEqualTo(200));

    assertThat(cost.statements())
        .containsExactly(LOCK, FIND_ANSWER, CLAIM, UPDATE_ESCROW, HEAD, APPEND, STORE_ANSWER);
    assertThat(cost.transactions()).isEqualTo(1);
  }

  @Test
  void theFourthConfirmMovesTheBoutWithOneStatementMore() {
    ledger.trusting();
    Bout bout = added(FreshBouts.draft());
    for (EscrowKind kind : List.of(EscrowKind.SHOW_A, EscrowKind.SHOW_B, EscrowKind.BONUS_A)) {
      confirm(confirm(bout, kind, kind.wire()));
    }

    Cost cost = costOf(() -> confirm(confirm(bout, EscrowKind.BONUS_B, "fourth")));

    assertThat(cost.statements()).hasSize(8).contains(UPDATE_BOUT).contains(UPDATE_ESCROW);
    assertThat(cost.transactions()).isEqualTo(1);
    assertThat(find(bout).status()).isEqualTo(BoutStatus.ESCROWS_CREATED);
  }

  @Test
  void aRepeatReadsAndWritesNothing() {
    ledger.trusting();
    Bout bout = added(FreshBouts.draft());
    ConfirmEscrow command = confirm(bout, EscrowKind.SHOW_A, "key");
    confirm(command);

    Cost cost = costOf(() -> confirm(command));

    assertThat(cost.statements()).containsExactly(LOCK, FIND_ANSWER);
  }

  @Test
  void whereTheLedgerIsAskedAnEarlierAnswerIsLookedForFirst() {
    Bout bout = added(FreshBouts.draft());
    EscrowCreateClaim claim = aCreateClaim(bout, EscrowKind.SHOW_A);
    ledger.holds(BoutFixtures.proofOf(bout, claim));

    Cost cost =
        costOf(() -> assertThat(confirm(confirm(bout, claim, "key")).status()).isEqualTo(200));

    assertThat(cost.statements()).hasSize(8).startsWith(FIND_ANSWER, LOCK, FIND_ANSWER);
    assertThat(cost.transactions()).isEqualTo(2);
  }

  // What happens at once

  @Test
  void fiftyAtOnceWithOneKeyHaveOneEffectAndFiftyEqualAnswers() {
    ledger.trusting();
    Bout bout = added(FreshBouts.draft());
    ConfirmEscrow command = confirm(bout, EscrowKind.SHOW_A, "key");

    List<Answer> all = atOnce(IntStream.range(0, MANY).mapToObj(_ -> command).toList());

    assertThat(all).hasSize(MANY).containsOnly(new Answer(200, "created draft"));
    assertThat(history(bout).links()).hasSize(1);
    assertThat(history(bout).intact()).isTrue();
    assertThat(find(bout).snapshot()).isEqualTo(created(bout, EscrowKind.SHOW_A).snapshot());
  }

  @Test
  void fiftyAtOnceWithKeysOfTheirOwnHaveOneSuccess() {
    ledger.trusting();
    Bout bout = added(FreshBouts.draft());

    List<Answer> all =
        atOnce(
            IntStream.range(0, MANY)
                .mapToObj(i -> confirm(bout, EscrowKind.SHOW_A, "key-" + i))
                .toList());

    assertThat(all).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(all).filteredOn(answer -> answer.status() == 409).hasSize(MANY - 1);
    assertThat(history(bout).links()).hasSize(MANY);
    assertThat(history(bout).intact()).isTrue();
  }

  @Test
  void allFourPursesConfirmedAtOnceMoveTheBout() {
    ledger.trusting();
    Bout bout = added(FreshBouts.draft());

    List<Answer> all =
        atOnce(
            List.of(EscrowKind.values()).stream()
                .map(kind -> confirm(bout, kind, kind.wire()))
                .toList());

    assertThat(all).extracting(Answer::status).containsOnly(200);
    assertThat(find(bout).status()).isEqualTo(BoutStatus.ESCROWS_CREATED);
    assertThat(history(bout).links()).hasSize(4);
  }

  @Test
  void oneTransactionConfirmsOneBoutOnlyHoweverManyTryAtOnce() {
    ledger.trusting();
    TransactionHash shared = BoutFixtures.hashOf("shared" + FreshBouts.user());
    List<Bout> contenders = IntStream.range(0, 8).mapToObj(_ -> added(FreshBouts.draft())).toList();

    List<Answer> all =
        atOnce(
            contenders.stream()
                .map(
                    bout ->
                        confirm(
                            bout, withHash(aCreateClaim(bout, EscrowKind.SHOW_A), shared), "key"))
                .toList());

    assertThat(all).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(all).filteredOn(answer -> answer.status() == 422).hasSize(7);
    assertThat(contenders)
        .filteredOn(bout -> find(bout).escrow(EscrowKind.SHOW_A).status() == EscrowStatus.CREATED)
        .hasSize(1);
    assertThat(contenders)
        .filteredOn(bout -> find(bout).escrow(EscrowKind.SHOW_A).failure().isPresent())
        .hasSize(7);
  }

  // Words

  private static final String LOCK = "lock";
  private static final String FIND_ANSWER = "find answer";
  private static final String CLAIM = "claim";
  private static final String UPDATE_ESCROW = "update escrow";
  private static final String UPDATE_BOUT = "update bout";
  private static final String HEAD = "head";
  private static final String APPEND = "append";
  private static final String STORE_ANSWER = "store answer";

  /** Bout and escrows together: see {@link JpaBouts#lock}. */
  private static final Pattern LOCKS = Pattern.compile("for no key update of \\w+,\\w+$");

  /** What some work cost the database. */
  private record Cost(List<String> statements, long transactions) {}

  private Cost costOf(Runnable work) {
    Statistics statistics = sessions.getStatistics();
    long before = statistics.getTransactionCount();
    List<String> sql = statements.during(work);
    return new Cost(
        sql.stream().map(ConfirmTest::nameOf).toList(), statistics.getTransactionCount() - before);
  }

  private static String nameOf(String sql) {
    if (sql.startsWith("select") && sql.contains("from bouts") && LOCKS.matcher(sql).find()) {
      return LOCK;
    }
    if (sql.startsWith("select") && sql.contains("from idempotent_answers")) {
      return FIND_ANSWER;
    }
    if (sql.startsWith("select") && sql.contains("from audit_entries")) {
      return HEAD;
    }
    if (sql.startsWith("insert into escrow_transactions")) {
      return CLAIM;
    }
    if (sql.startsWith("insert into audit_entries")) {
      return APPEND;
    }
    if (sql.startsWith("insert into idempotent_answers")) {
      return STORE_ANSWER;
    }
    if (sql.startsWith("update escrows set")) {
      return UPDATE_ESCROW;
    }
    return sql.startsWith("update bouts set") ? UPDATE_BOUT : sql;
  }

  private Bout added(Bout bout) {
    unitOfWork.run(() -> bouts.add(bout));
    return bout;
  }

  private Bout find(Bout bout) {
    return unitOfWork.execute(() -> bouts.find(bout.id())).orElseThrow();
  }

  private AuditTrail.History history(Bout bout) {
    return unitOfWork.execute(() -> trail.history(new AuditChain("bout:" + bout.id())));
  }

  private void confirmOnce(Bout bout, String key) {
    confirm(confirm(bout, EscrowKind.SHOW_A, key));
  }

  private List<Answer> atOnce(List<ConfirmEscrow> commands) {
    return InTurn.atOnce(
        commands.stream().<Callable<Answer>>map(command -> () -> confirm(command)).toList());
  }

  private Answer confirm(ConfirmEscrow command) {
    return escrows.confirm(command, ConfirmTest::format);
  }

  /** As an inbound adapter would: the same outcome, the same text. */
  private static Answer format(Outcome<EscrowConfirmed> outcome) {
    return switch (outcome) {
      case Outcome.Success<EscrowConfirmed>(var confirmed) ->
          new Answer(200, confirmed.escrow().status().wire() + " " + confirmed.status().wire());
      case Outcome.Rejected<EscrowConfirmed>(var code, _, _) ->
          new Answer(
              switch (code.category()) {
                case CONFLICT -> 409;
                case UNPROCESSABLE -> 422;
                default -> 400;
              },
              code.code());
    };
  }

  private static ConfirmEscrow confirm(Bout bout, EscrowKind kind, String key) {
    return confirm(bout, aCreateClaim(bout, kind), key);
  }

  private static ConfirmEscrow confirm(Bout bout, EscrowCreateClaim claim, String key) {
    return new ConfirmEscrow(
        new Caller(bout.promoter(), Role.PROMOTER, new RequestId("request-1")),
        bout.id(),
        new IdempotencyKey(key),
        HexFormat.of().toHexDigits(claim.hashCode()).repeat(8),
        claim);
  }

  private static EscrowCreateClaim withHash(EscrowCreateClaim claim, TransactionHash hash) {
    return new EscrowCreateClaim(
        claim.kind(),
        hash,
        claim.offerSequence(),
        claim.validated(),
        claim.engineResult(),
        claim.ownerAddress(),
        claim.destinationAddress(),
        claim.amount(),
        claim.finishAfter(),
        claim.cancelAfter(),
        claim.conditionHex());
  }
}
