package io.ringledger.bouts.xrpl;

import static io.ringledger.bouts.domain.signing.PreflightCode.ACCOUNT_NOT_FOUND;
import static io.ringledger.bouts.domain.signing.PreflightCode.CANCEL_AFTER_PASSED;
import static io.ringledger.bouts.domain.signing.PreflightCode.CANCEL_TOO_EARLY;
import static io.ringledger.bouts.domain.signing.PreflightCode.DEPOSIT_AUTHORIZATION_NEEDED;
import static io.ringledger.bouts.domain.signing.PreflightCode.DEPOSIT_NOT_AUTHORIZED;
import static io.ringledger.bouts.domain.signing.PreflightCode.DESTINATION_NOT_ALLOWED;
import static io.ringledger.bouts.domain.signing.PreflightCode.DESTINATION_NOT_FOUND;
import static io.ringledger.bouts.domain.signing.PreflightCode.DESTINATION_TAG_REQUIRED;
import static io.ringledger.bouts.domain.signing.PreflightCode.ESCROW_ALREADY_ON_LEDGER;
import static io.ringledger.bouts.domain.signing.PreflightCode.ESCROW_NOT_ON_LEDGER;
import static io.ringledger.bouts.domain.signing.PreflightCode.FINISH_AFTER_PASSED;
import static io.ringledger.bouts.domain.signing.PreflightCode.FINISH_TOO_EARLY;
import static io.ringledger.bouts.domain.signing.PreflightCode.INSUFFICIENT_FUNDS;
import static io.ringledger.bouts.domain.signing.PreflightCode.SIMULATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.Preflight.Intent;
import io.ringledger.bouts.application.outbound.Preflight.Report;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.Mirror;
import io.ringledger.shared.xrpl.Wallet;
import io.ringledger.shared.xrpl.XrplNodes;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What keeps a signature from being in vain, on both sides of each rule. */
class XrplPreflightTest {

  private static final long RESERVE_BASE = 1_000_000;
  private static final long RESERVE_INCREMENT = 200_000;
  private static final long FEE = 10;

  private final EscrowScene scene = new EscrowScene();
  private final PreflightScene purses = new PreflightScene(scene);
  private final Mirror mirror = new Mirror(scene.sandbox);
  private final XrplNodes nodes = EscrowScene.nodesAt(EscrowScene.NETWORK, mirror.node().uri());
  private final XrplPreflight preflight = new XrplPreflight(nodes);

  @AfterEach
  void stop() {
    nodes.close();
    mirror.close();
    scene.close();
  }

  // Funds

  @Test
  void theWholeSetMustFitTheBalanceToTheDrop() {
    List<Intent> four =
        List.of(EscrowKind.values()).stream()
            .map(purses::terms)
            .map(PreflightScene::create)
            .toList();
    long need = 4 * (EscrowScene.PURSE.value() + FEE) + RESERVE_BASE + 4 * RESERVE_INCREMENT;

    balance(need);
    assertThat(check(four).findings()).isEmpty();

    balance(need - 1);
    assertThat(check(four).findings())
        .singleElement()
        .isEqualTo(
            new PreflightFinding(
                EscrowKind.BONUS_B,
                INSUFFICIENT_FUNDS,
                "The wallet holds 101.800039 XRP (101800039 drops). This and everything before it"
                    + " needs 101.80004 XRP (101800040 drops), the reserve of 1.8 XRP (1800000"
                    + " drops) for the account and 4 objects included. Missing: 0.000001 XRP (1"
                    + " drops)."));
  }

  @Test
  void everyPurseFromTheFirstThatDoesNotFitIsNamed() {
    balance(2 * (EscrowScene.PURSE.value() + FEE) + RESERVE_BASE + 2 * RESERVE_INCREMENT);

    assertThat(
            check(
                    List.of(EscrowKind.values()).stream()
                        .map(purses::terms)
                        .map(PreflightScene::create)
                        .toList())
                .findings())
        .extracting(PreflightFinding::kind)
        .containsExactly(EscrowKind.BONUS_A, EscrowKind.BONUS_B);
  }

  @Test
  void aPurseThatIsOnTheLedgerAlreadyNeedsNoFunds() {
    EscrowTerms locked = purses.terms(EscrowKind.SHOW_A);
    TransactionHash created = purses.settle(locked);
    EscrowTerms other = purses.terms(EscrowKind.BONUS_A);
    balance(EscrowScene.PURSE.value() + FEE + RESERVE_BASE + 2 * RESERVE_INCREMENT);

    Report.Checked report = check(PreflightScene.create(locked), PreflightScene.create(other));

    assertThat(codes(report)).containsExactly(ESCROW_ALREADY_ON_LEDGER);
    assertThat(report.existing()).containsEntry(locked, created).hasSize(1);
  }

  @Test
  void aWalletWithoutAnAccountIsNamedForEachPurse() {
    mirror.denies("account_info", "actNotFound");

    assertThat(
            codes(
                check(
                    PreflightScene.create(purses.terms(EscrowKind.SHOW_A)),
                    PreflightScene.create(purses.terms(EscrowKind.SHOW_B)))))
        .containsExactly(ACCOUNT_NOT_FOUND, ACCOUNT_NOT_FOUND);
  }

  // Who receives it

  @Test
  void aReceiverWithoutAnAccountIsNamed() {
    XrplAddress nobody = Wallet.ed25519("nobody").address();

    assertThat(codes(check(PreflightScene.create(purses.termsFor(EscrowKind.SHOW_A, nobody)))))
        .containsExactly(DESTINATION_NOT_FOUND);
  }

  @Test
  void aReceiverThatWantsATagIsNamed() {
    accountSet(1);

    assertThat(codes(check(PreflightScene.create(purses.terms(EscrowKind.SHOW_A)))))
        .containsExactly(DESTINATION_TAG_REQUIRED);
  }

  @Test
  void anAccountOfTheLedgerItselfIsNoReceiver() {
    tellOfAccount(scene.fighter.address(), data -> data.put("AMMID", "AB".repeat(32)));

    assertThat(codes(check(PreflightScene.create(purses.terms(EscrowKind.SHOW_A)))))
        .containsExactly(DESTINATION_NOT_ALLOWED);
  }

  @Test
  void aReceiverThatAuthorizesSendersIsWarnedOfBeforeAndRefusedAfterwards() {
    accountSet(9);
    EscrowTerms terms = purses.terms(EscrowKind.SHOW_A);
    assertThat(codes(check(PreflightScene.create(terms))))
        .containsExactly(DEPOSIT_AUTHORIZATION_NEEDED);

    OfferSequence sequence = purses.lock(terms);
    scene.advance(Duration.ofHours(3));
    assertThat(codes(check(PreflightScene.toFinish(terms, sequence))))
        .containsExactly(DEPOSIT_NOT_AUTHORIZED);

    scene.client.settle(
        scene.fighter.sign(
            scene
                .client
                .draft(scene.fighter, "DepositPreauth")
                .put("Authorize", scene.promoter.address().value())));
    assertThat(codes(check(PreflightScene.toFinish(terms, sequence)))).isEmpty();
    assertThat(codes(check(PreflightScene.create(purses.terms(EscrowKind.SHOW_B))))).isEmpty();
  }

  // Time

  @Test
  void anEscrowCanBeCreatedUntilTheVerySecondOfFinishAfter() {
    EscrowTerms terms = purses.terms(EscrowKind.BONUS_A);
    mirror.lacks("simulate");

    assertThat(codes(checkAt(terms.window().finishAfter().seconds(), PreflightScene.create(terms))))
        .isEmpty();
    assertThat(
            codes(
                checkAt(terms.window().finishAfter().seconds() + 1, PreflightScene.create(terms))))
        .containsExactly(FINISH_AFTER_PASSED);
  }

  @Test
  void aBonusIsFinishedAfterFinishAfterAndUntilTheVerySecondOfCancelAfter() {
    EscrowTerms terms = purses.terms(EscrowKind.BONUS_A);
    Intent finish = PreflightScene.toFinish(terms, purses.lock(terms));
    long opens = terms.window().finishAfter().seconds();
    long closes = terms.window().cancelAfter().orElseThrow().seconds();

    assertThat(codes(checkAt(opens, finish))).containsExactly(FINISH_TOO_EARLY);
    assertThat(codes(checkAt(opens + 1, finish))).isEmpty();
    assertThat(codes(checkAt(closes, finish))).isEmpty();
    assertThat(codes(checkAt(closes + 1, finish))).containsExactly(CANCEL_AFTER_PASSED);
  }

  @Test
  void aBonusIsTakenBackAfterCancelAfter() {
    EscrowTerms terms = purses.terms(EscrowKind.BONUS_A);
    Intent cancel = PreflightScene.toCancel(terms, purses.lock(terms));
    long closes = terms.window().cancelAfter().orElseThrow().seconds();
    mirror.lacks("simulate");

    assertThat(codes(checkAt(closes, cancel))).containsExactly(CANCEL_TOO_EARLY);
    assertThat(codes(checkAt(closes + 1, cancel))).isEmpty();
  }

  // What is there already, or not any more

  @Test
  void anEscrowThatIsGoneIsNamed() {
    EscrowTerms terms = purses.terms(EscrowKind.SHOW_A);
    OfferSequence sequence = purses.lock(terms);
    scene.advance(Duration.ofHours(3));
    scene.client.settle(
        scene.stranger.sign(scene.close(scene.stranger, "EscrowFinish", sequence.value())));

    assertThat(codes(check(PreflightScene.toFinish(terms, sequence))))
        .containsExactly(ESCROW_NOT_ON_LEDGER);
    assertThat(codes(check(PreflightScene.toCancel(terms, sequence))))
        .containsExactly(ESCROW_NOT_ON_LEDGER);
  }

  @Test
  void oneEscrowIsNotTakenForTwoPurses() {
    EscrowTerms first = purses.terms(EscrowKind.SHOW_A);
    TransactionHash created = purses.settle(first);
    EscrowTerms second = purses.terms(EscrowKind.SHOW_B);

    Report.Checked report = check(PreflightScene.create(first), PreflightScene.create(second));

    assertThat(report.existing()).containsOnlyKeys(first).containsValue(created);
  }

  @Test
  void anEscrowWithAnythingElseIsNotTheSame() {
    EscrowTerms terms = purses.terms(EscrowKind.BONUS_A);
    scene.client.settle(scene.promoter.sign(scene.createBonus()));
    scene.client.settle(scene.promoter.sign(scene.create()));
    scene.client.settle(scene.promoter.sign(scene.createBonus().put("Amount", "25000001")));

    assertThat(check(PreflightScene.create(terms))).isEqualTo(check(List.of()));
  }

  // Simulation

  @Test
  void whatOnlyTheNodeKnowsIsFoundBySimulation() {
    mirror.tells(
        "simulate",
        result ->
            result
                .put("engine_result", "tecFROZEN")
                .put("engine_result_message", "Asset is frozen."));

    assertThat(check(PreflightScene.create(purses.terms(EscrowKind.SHOW_A))).findings())
        .containsExactly(
            new PreflightFinding(
                EscrowKind.SHOW_A,
                SIMULATION_FAILED,
                "A node that ran it without applying it says tecFROZEN: Asset is frozen."));
  }

  @Test
  void whatIsOnlyAboutTheMomentIsNoFinding() {
    mirror.tells("simulate", result -> result.put("engine_result", "telINSUF_FEE_P"));

    assertThat(codes(check(PreflightScene.create(purses.terms(EscrowKind.SHOW_A))))).isEmpty();
  }

  @Test
  void whatIsExplainedAlreadyIsNotSimulated() {
    accountSet(1);

    check(PreflightScene.create(purses.terms(EscrowKind.SHOW_A)));

    assertThat(mirror.node().asked()).doesNotContain("simulate");
  }

  @Test
  void aNodeThatCannotSimulateLeavesItOut() {
    for (String error : List.of("unknownCmd", "notImpl", "internal")) {
      mirror.denies("simulate", error);
      assertThat(codes(check(PreflightScene.create(purses.terms(EscrowKind.SHOW_A))))).isEmpty();
    }
  }

  @Test
  void theSecretOfABonusIsNeverShownToANode() {
    EscrowTerms terms = purses.terms(EscrowKind.BONUS_A);
    Intent finish = PreflightScene.toFinish(terms, purses.lock(terms));
    scene.advance(Duration.ofHours(3));

    assertThat(codes(check(finish))).isEmpty();
    assertThat(mirror.node().asked()).doesNotContain("simulate");
  }

  @Test
  void whatIsPreparedWorksOnTheLedger() {
    EscrowTerms terms = purses.terms(EscrowKind.BONUS_A);
    OfferSequence sequence = purses.lock(terms);
    scene.advance(Duration.ofHours(3));
    TransactionHash finished =
        scene.client.settle(
            scene.promoter.sign(purses.completed(PreflightScene.finish(terms, sequence))));

    assertThat(scene.proof(finished)).isInstanceOf(LedgerProof.EscrowClosed.class);
  }

  // How many questions, and to whom

  @Test
  void fourPursesForOneFighterTakeNineRequests() {
    Standing.Known at = standing();
    int before = mirror.node().asked().size();
    check(
        at,
        List.of(EscrowKind.values()).stream()
            .map(purses::terms)
            .map(PreflightScene::create)
            .toList());

    assertThat(mirror.node().asked().subList(before, mirror.node().asked().size()))
        .containsExactly(
            "server_info",
            "server_state",
            "account_info",
            "account_objects",
            "account_info",
            "simulate",
            "simulate",
            "simulate",
            "simulate");
  }

  @Test
  void aNodeThatIsBehindIsNotAsked() {
    Standing.Known known = standing();
    Standing.Known ahead =
        new Standing.Known(known.ledgerIndex() + 3, known.closeTime(), known.baseFee());

    assertThat(
            preflight.check(ahead, List.of(PreflightScene.create(purses.terms(EscrowKind.SHOW_A)))))
        .isInstanceOfSatisfying(
            Report.Unavailable.class,
            report -> assertThat(report.reason()).contains("it is behind ledger"));
  }

  private void balance(long drops) {
    tellOfAccount(scene.promoter.address(), data -> data.put("Balance", Long.toString(drops)));
  }

  private void tellOfAccount(XrplAddress address, Consumer<ObjectNode> story) {
    mirror.tells(
        "account_info",
        result -> {
          if (result.path("account_data") instanceof ObjectNode data
              && data.path("Account").asText().equals(address.value())) {
            story.accept(data);
          }
          return result;
        });
  }

  private void accountSet(int flag) {
    scene.client.settle(
        scene.fighter.sign(scene.client.draft(scene.fighter, "AccountSet").put("SetFlag", flag)));
  }

  private static List<PreflightCode> codes(Report.Checked report) {
    return report.findings().stream().map(PreflightFinding::code).toList();
  }

  private Standing.Known standing() {
    return switch (preflight.standing()) {
      case Standing.Known known -> known;
      case Standing other -> throw new AssertionError(other.toString());
    };
  }

  private Report.Checked check(Intent... intents) {
    return check(List.of(intents));
  }

  private Report.Checked check(List<Intent> intents) {
    return check(standing(), intents);
  }

  private Report.Checked checkAt(long closeTime, Intent... intents) {
    return check(
        new Standing.Known(standing().ledgerIndex(), new RippleTime(closeTime), new Drops(FEE)),
        List.of(intents));
  }

  private Report.Checked check(Standing.Known at, List<Intent> intents) {
    return switch (preflight.check(at, intents)) {
      case Report.Checked checked -> checked;
      case Report.Unavailable(var reason) -> throw new AssertionError(reason);
    };
  }
}
