package io.ringledger.local.chaos.check;

import static io.ringledger.local.chaos.check.SettledBout.BOUT;
import static io.ringledger.local.chaos.check.SettledBout.PROMOTER;
import static io.ringledger.local.chaos.check.SettledBout.confirm;
import static io.ringledger.local.chaos.check.SettledBout.secret;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.chaos.check.DatabaseState.AuditRow;
import io.ringledger.local.chaos.check.DatabaseState.BoutRow;
import io.ringledger.local.chaos.check.DatabaseState.ClaimRow;
import io.ringledger.local.chaos.check.DatabaseState.EscrowRow;
import io.ringledger.local.chaos.check.Evidence.Won;
import io.ringledger.local.chaos.check.LedgerState.Account;
import io.ringledger.local.chaos.check.LedgerState.Name;
import io.ringledger.local.demo.PromoterDesk.Half;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Each rule finds what breaks it, planted into a bout where all is well; so no finding means no.
 */
class CheckTest {

  private static final String FIRST = "C" + "0".repeat(62) + "1";
  private static final String OTHER = "E" + "0".repeat(63);

  @Test
  void whereAllIsWellNothingIsFound() {
    assertThat(Check.all(new SettledBout().evidence())).isEmpty();
  }

  @Test
  void anAcknowledgedConfirmThatIsNotThere() {
    finds(
        "an acknowledged confirm is there",
        bout -> bout.change("show_a", escrow -> created(escrow, Optional.empty())));
    finds(
        "an acknowledged confirm is there",
        bout -> bout.change("show_a", escrow -> created(escrow, Optional.of(OTHER))));
    finds("an acknowledged confirm is there", bout -> bout.escrows.removeFirst());
    finds(
        "an acknowledged confirm is there",
        bout ->
            bout.exchanges.replaceAll(
                sent ->
                    new Exchange(
                        sent.bout(),
                        sent.half(),
                        sent.key(),
                        sent.request().replace("\"offer_sequence\":1", "\"offer_sequence\":2"),
                        sent.answer())));
  }

  @Test
  void anAcknowledgedWinnerThatIsNotThere() {
    finds("an acknowledged winner is there", bout -> bout.winners.add(new Won(BOUT, "B")));
    finds("an acknowledged winner is there", bout -> bout.bouts.clear());
  }

  @Test
  void aRepeatThatIsAnsweredDifferently() {
    finds(
        "one intent has one answer",
        bout ->
            bout.exchanges.add(
                confirm(Half.ESCROWS, "key-show_a-create", "show_a", FIRST, 200, "finished")));
    finds(
        "one intent has one answer",
        bout ->
            bout.exchanges.add(
                confirm(Half.ESCROWS, "key-show_a-create", "show_a", FIRST, 409, "state")));
  }

  @Test
  void anotherBodyThatIsAnsweredUnderTheSameKey() {
    finds(
        "one intent has one answer",
        bout ->
            bout.exchanges.add(
                confirm(Half.ESCROWS, "key-show_a-create", "show_a", OTHER, 200, "created")));
  }

  @Test
  void theOnlyBodyThereEverWasRefusedAsAnother() {
    finds(
        "one intent has one answer",
        bout ->
            bout.exchanges.add(
                confirm(
                    Half.ESCROWS,
                    "key-show_a-create",
                    "show_a",
                    FIRST,
                    409,
                    "idempotency_key_reused")));
  }

  @Test
  void anAnswerThatWasNotKept() {
    finds("one intent has one answer", bout -> bout.answers.removeFirst());
  }

  @Test
  void anotherBodyThatIsRefusedAndAnOutageAreFine() {
    SettledBout bout = new SettledBout();
    String key = "key-show_a-create";
    bout.exchanges.add(confirm(Half.ESCROWS, key, "show_a", OTHER, 409, "idempotency_key_reused"));
    bout.exchanges.add(confirm(Half.ESCROWS, key, "show_a", FIRST, 503, "service_unavailable"));
    bout.exchanges.add(confirm(Half.ESCROWS, key, "show_a", FIRST, 409, "concurrent_request"));
    assertThat(Check.all(bout.evidence())).isEmpty();
  }

  @Test
  void aStepWithTwoEffects() {
    finds(
        "each step has one effect",
        bout ->
            bout.history(
                "escrow.follow", "success", new TreeMap<>(bout.audit.getFirst().details())));
    finds(
        "each step has one effect",
        bout -> bout.claims.add(new ClaimRow("escrow-show_a", "create", OTHER)));
  }

  @Test
  void aStepWithoutATrace() {
    finds("each step has one effect", bout -> bout.audit.removeLast());
    finds("each step has one effect", bout -> bout.claims.removeFirst());
  }

  @Test
  void aBoutThatDoesNotFollowFromItsEscrows() {
    for (String status :
        List.of("draft", "escrows_created", "result_entered", "payouts_in_progress")) {
      finds(
          "a bout follows from its escrows",
          bout -> bout.bouts.replaceAll(row -> new BoutRow(row.id(), status, row.winner())));
    }
  }

  @Test
  void aBoutThatNeverCameToItsEnd() {
    finds(
        "a settled bout is closed",
        bout -> bout.change("bonus_b", escrow -> closed(escrow, "created", Optional.empty())));
  }

  @Test
  void theSecretOfALoser() {
    finds(
        "no secret of a loser is left",
        bout -> bout.sightings.look("a log", "... A0228020" + secret("bonus_b") + " ..."));
    finds(
        "no secret of a loser is left",
        bout ->
            bout.sightings.look(
                "a table", "(\\x00" + secret("bonus_b").toLowerCase(Locale.ROOT) + ")"));
  }

  @Test
  void theSecretOfAWinnerBeforeTheResult() {
    finds(
        "no secret of a loser is left",
        bout ->
            bout.bouts.replaceAll(
                row -> new BoutRow(row.id(), "escrows_created", Optional.empty())));
  }

  @Test
  void aBlindSearchForSecrets() {
    SettledBout bout = new SettledBout();
    Evidence seen = bout.evidence();
    Evidence blind =
        new Evidence(
            seen.exchanges(),
            seen.winners(),
            seen.database(),
            seen.ledger(),
            new Sightings(),
            true);
    assertThat(Check.all(blind))
        .extracting(Anomaly::check)
        .containsOnly("no secret of a loser is left");
  }

  @Test
  void anEscrowThatTheLedgerDoesNotKnow() {
    finds("an escrow is as the ledger says", bout -> bout.transactions.remove(FIRST));
    finds("an escrow is as the ledger says", bout -> bout.open.add(new Name(PROMOTER, 1)));
    finds(
        "an escrow is as the ledger says",
        bout -> bout.change("bonus_b", escrow -> closed(escrow, "created", Optional.empty())));
  }

  @Test
  void anEscrowThatTheLedgerTellsDifferently() {
    finds("an escrow is as the ledger says", bout -> creation(bout).put("Amount", "102"));
    finds("an escrow is as the ledger says", bout -> creation(bout).put("Sequence", 7));
    finds("an escrow is as the ledger says", bout -> creation(bout).put("validated", false));
    finds(
        "an escrow is as the ledger says",
        bout -> creation(bout).putObject("meta").put("TransactionResult", "tecNO_TARGET"));
    finds(
        "an escrow is as the ledger says",
        bout ->
            bout.change(
                "bonus_b", escrow -> closed(escrow, "finished", escrow.closingTransaction())));
  }

  @Test
  void aLedgerThatIsAheadWhileClientsAreAtWorkIsFine() {
    SettledBout bout = new SettledBout();
    bout.settled = false;
    bout.change("show_a", escrow -> closed(escrow, "created", Optional.empty()));
    bout.bouts.replaceAll(row -> new BoutRow(row.id(), "payouts_in_progress", row.winner()));
    bout.claims.removeIf(
        claim -> claim.escrow().equals("escrow-show_a") && claim.step().equals("close"));
    assertThat(LedgerChecks.escrowsAreAsTheLedgerSays(bout.evidence())).isEmpty();
    bout.settled = true;
    assertThat(LedgerChecks.escrowsAreAsTheLedgerSays(bout.evidence())).hasSize(1);
  }

  @Test
  void aDropThatWentAstray() {
    finds("money adds up", bout -> bout.accounts.put(PROMOTER, new Account(1_000, 999)));
  }

  @Test
  void aHistoryThatWasChangedOrCut() {
    finds("the chain of the history holds", bout -> bout.audit.remove(2));
    finds(
        "the chain of the history holds",
        bout -> {
          AuditRow last = bout.audit.removeLast();
          bout.audit.add(SettledBout.withHash(last, "f".repeat(64)));
        });
  }

  private static void finds(String check, Consumer<SettledBout> tamper) {
    SettledBout bout = new SettledBout();
    tamper.accept(bout);
    assertThat(Check.all(bout.evidence())).extracting(Anomaly::check).contains(check);
  }

  private static ObjectNode creation(SettledBout bout) {
    return (ObjectNode) Objects.requireNonNull(bout.transactions.get(FIRST));
  }

  private static EscrowRow created(EscrowRow escrow, Optional<String> hash) {
    return new EscrowRow(
        escrow.bout(),
        escrow.id(),
        escrow.kind(),
        escrow.status(),
        escrow.owner(),
        escrow.destination(),
        escrow.amount(),
        escrow.condition(),
        hash,
        escrow.offerSequence(),
        escrow.closingTransaction());
  }

  private static EscrowRow closed(EscrowRow escrow, String status, Optional<String> hash) {
    return new EscrowRow(
        escrow.bout(),
        escrow.id(),
        escrow.kind(),
        status,
        escrow.owner(),
        escrow.destination(),
        escrow.amount(),
        escrow.condition(),
        escrow.createTransaction(),
        escrow.offerSequence(),
        hash);
  }
}
