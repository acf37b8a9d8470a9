package io.ringledger.bouts.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.contract.FreshBouts;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Steps outside the state machines, tried with raw SQL as the owner. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class ForbiddenMovesTest {

  private static final List<String> BOUT =
      List.of("draft", "escrows_created", "result_entered", "payouts_in_progress", "closed");
  private static final List<String> ESCROW =
      List.of("planned", "created", "finished", "cancelled", "failed");
  private static final Set<String> ESCROW_MOVES =
      Set.of(
          "planned created",
          "planned failed",
          "created finished",
          "created cancelled",
          "created failed");

  @Inject Bouts bouts;
  @Inject UnitOfWork unitOfWork;
  EmbeddedDatabase database;

  @Test
  void aBoutMovesOnlyToTheNextStatus() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      for (int from = 0; from < BOUT.size(); from++) {
        UUID id = UUID.randomUUID();
        Sql.run(
            owner,
            """
            insert into bouts values ('%s', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
              now(), 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', '%s', %s, now())
            """
                .formatted(id, BOUT.get(from), winner(from)));
        for (int to = 0; to < BOUT.size(); to++) {
          boolean refused =
              Sql.refusalOf(
                      owner,
                      "update bouts set status = '%s', winner = %s where id = '%s'"
                          .formatted(BOUT.get(to), winner(Math.max(to, from)), id))
                  .filter(refusal -> refusal.message().contains("only to the next status"))
                  .isPresent();
          assertThat(refused)
              .as("%s -> %s", BOUT.get(from), BOUT.get(to))
              .isEqualTo(to != from && to != from + 1);
        }
        Sql.run(owner, "delete from bouts where id = '" + id + "'");
      }
    }
  }

  private static String winner(int status) {
    return status >= 2 ? "'A'" : "null";
  }

  @Test
  void theWinnerIsEnteredOnce() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      UUID id = UUID.randomUUID();
      Sql.run(
          owner,
          """
          insert into bouts values ('%s', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
            now(), 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'result_entered', 'A', now())
          """
              .formatted(id));

      assertThat(Sql.refusalOf(owner, "update bouts set winner = 'B' where id = '" + id + "'"))
          .hasValueSatisfying(
              refusal -> assertThat(refusal.message()).contains("the winner is entered once"));
      Sql.run(owner, "delete from bouts where id = '" + id + "'");
    }
  }

  @Test
  void anEscrowNeverMovesBackAndNeverLeavesAFinalStatus() throws SQLException {
    Bout bout = FreshBouts.draft();
    unitOfWork.run(() -> bouts.add(bout));
    UUID id = bout.escrow(EscrowKind.BONUS_A).id().value();
    try (Connection owner = database.connectAsOwner()) {
      for (String from : ESCROW) {
        for (String to : ESCROW) {
          // The row is put where it starts from inside the same statement's transaction.
          boolean refused =
              Sql.refusalOf(owner, put(id, from) + ";" + move(id, to))
                  .filter(refusal -> refusal.state().equals("23001"))
                  .isPresent();
          assertThat(refused)
              .as("%s -> %s", from, to)
              .isEqualTo(!from.equals(to) && !ESCROW_MOVES.contains(from + " " + to));
        }
      }
    }
  }

  @Test
  void whatTheLedgerProvedDoesNotChange() throws SQLException {
    Bout bout = FreshBouts.draft();
    unitOfWork.run(() -> bouts.add(bout));
    UUID id = bout.escrow(EscrowKind.BONUS_A).id().value();
    try (Connection owner = database.connectAsOwner()) {
      for (String change :
          List.of(
              "create_tx_hash = 'CREATE02'",
              "offer_sequence = 8",
              "closing_tx_hash = 'CLOSE002'",
              "closing_time_ripple = 4294967294")) {
        assertThat(
                Sql.refusalOf(
                    owner,
                    put(id, "finished")
                        + "; update escrows set "
                        + change
                        + " where id = '"
                        + id
                        + "'"))
            .as(change)
            .hasValueSatisfying(
                refusal ->
                    assertThat(refusal.message())
                        .contains("what the ledger proved does not change"));
      }
    }
  }

  private static String put(UUID id, String status) {
    return "alter table escrows disable trigger user; "
        + move(id, status)
        + "; alter table escrows enable trigger user";
  }

  private static String move(UUID id, String status) {
    boolean onLedger = !status.equals("planned");
    boolean closed = status.equals("finished") || status.equals("cancelled");
    return """
        update escrows set status = '%s', create_tx_hash = %s, offer_sequence = %s,
          closing_tx_hash = %s, closing_time_ripple = %s where id = '%s'
        """
        .formatted(
            status,
            onLedger ? "'CREATE01'" : "null",
            onLedger ? "7" : "null",
            closed ? "'CLOSE001'" : "null",
            closed ? "4294967295" : "null",
            id);
  }
}
