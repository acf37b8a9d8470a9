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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Steps that no signing request and no followed transaction takes, tried with raw SQL as the owner.
 */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class SigningMovesTest {

  private static final List<String> REQUEST =
      List.of("requested", "open", "expired", "signed", "declined", "cancelled");
  private static final List<String> TRANSACTION =
      List.of("pending", "validated", "applied", "failed", "never_comes", "refused", "unheard_of");
  private static final String REFUSED = "23001";

  @Inject Bouts bouts;
  @Inject UnitOfWork unitOfWork;
  EmbeddedDatabase database;

  private final Bout bout = FreshBouts.draft();

  @BeforeEach
  void theBoutIsKnown() {
    unitOfWork.run(() -> bouts.add(bout));
  }

  @Test
  void aSignatureIsFinalAndWhatIsOverCanAtMostTurnOutToBeSigned() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      for (String from : REQUEST) {
        for (String to : REQUEST) {
          boolean refused =
              Sql.refusalOf(owner, insertRequest(from, 1) + ";" + updateRequest(to))
                  .filter(refusal -> refusal.state().equals(REFUSED))
                  .isPresent();
          boolean forbidden =
              from.equals("signed")
                  || (Set.of("declined", "cancelled").contains(from) && !to.equals("signed"));
          assertThat(refused).as("%s -> %s", from, to).isEqualTo(forbidden && !from.equals(to));
        }
      }
    }
  }

  @Test
  void whatWasSignedDoesNotBecomeAnotherTransaction() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      assertThat(
              Sql.refusalOf(
                  owner,
                  insertRequest("signed", 1)
                      + "; update signing_requests set tx_hash = 'ANOTHER1' where escrow_id = '"
                      + escrow()
                      + "'"))
          .hasValueSatisfying(
              refusal -> assertThat(refusal.message()).contains("what is signed stays signed"));
    }
  }

  @Test
  void thereIsOneLiveRequestForOneAction() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      for (String first : REQUEST) {
        for (String second : REQUEST) {
          boolean refused =
              Sql.refusalOf(owner, insertRequest(first, 1) + ";" + insertRequest(second, 2))
                  .filter(refusal -> refusal.constraint().equals("signing_requests_one_live"))
                  .isPresent();
          Set<String> live = Set.of("requested", "open");
          assertThat(refused)
              .as("%s beside %s", second, first)
              .isEqualTo(live.contains(first) && live.contains(second));
        }
      }
    }
  }

  @Test
  void whatTheLedgerHasDecidedDoesNotChange() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      for (String from : TRANSACTION) {
        for (String to : TRANSACTION) {
          boolean refused =
              Sql.refusalOf(owner, insertTransaction(from) + ";" + updateTransaction(to))
                  .filter(refusal -> refusal.state().equals(REFUSED))
                  .isPresent();
          assertThat(refused)
              .as("%s -> %s", from, to)
              .isEqualTo(isDecided(from) && !from.equals(to));
        }
      }
    }
  }

  private String insertRequest(String status, int attempt) {
    return """
        insert into signing_requests (id, bout_id, escrow_id, action, attempt, requested_at,
          prepared_at_ledger, status, payload_id, opened, tx_hash, resolved_at)
        values (gen_random_uuid(), '%s', '%s', 'create', %d, now(), 0, '%s', gen_random_uuid(),
          false, %s, %s)
        """
        .formatted(bout.id(), escrow(), attempt, status, hash(status), resolved(status));
  }

  private String updateRequest(String status) {
    return "update signing_requests set status = '%s', tx_hash = %s, resolved_at = %s where escrow_id = '%s'"
        .formatted(status, hash(status), resolved(status), escrow());
  }

  private static String hash(String status) {
    return status.equals("signed") ? "'SIGNED01'" : "null";
  }

  private static String resolved(String status) {
    return Set.of("signed", "declined", "cancelled").contains(status) ? "now()" : "null";
  }

  private String insertTransaction(String status) {
    return """
        insert into followed_transactions (escrow_id, tx_hash, action, first_ledger, known_since,
          status, decided_at)
        values ('%s', 'FOLLOWED', 'create', 0, now(), '%s', %s)
        """
        .formatted(escrow(), status, isDecided(status) ? "now()" : "null");
  }

  private String updateTransaction(String status) {
    return "update followed_transactions set status = '%s', decided_at = %s where escrow_id = '%s'"
        .formatted(status, isDecided(status) ? "now()" : "null", escrow());
  }

  private static boolean isDecided(String status) {
    return !Set.of("pending", "validated").contains(status);
  }

  private String escrow() {
    return bout.escrow(EscrowKind.SHOW_A).id().toString();
  }
}
