package io.ringledger.bouts.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.outbound.Preflight;
import io.ringledger.bouts.application.outbound.Preflight.Intent;
import io.ringledger.bouts.application.outbound.Preflight.Report;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.bouts.domain.signing.PreflightCode.Severity;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.shared.domain.TransactionHash;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Preflight} that really looks keeps to. */
public abstract class PreflightContract {

  protected abstract Preflight preflight();

  /** Terms of a purse that can be locked as they are. */
  protected abstract EscrowTerms termsThatWork(EscrowKind kind);

  /** Terms of a purse that the ledger would refuse to lock. */
  protected abstract EscrowTerms termsThatFail(EscrowKind kind);

  /** Has an escrow with these terms created, and answers by which transaction. */
  protected abstract TransactionHash putEscrow(EscrowTerms terms);

  /** No node answers from now on. */
  protected abstract void goesDown();

  @Test
  public void theLedgerHasAnIndexATimeAndAFee() {
    Standing.Known standing = standing();

    assertThat(standing.ledgerIndex()).isPositive();
    assertThat(standing.closeTime().seconds()).isPositive();
    assertThat(standing.baseFee().value()).isPositive();
  }

  @Test
  public void nothingIsFoundWhereNothingIsToBeSigned() {
    assertThat(check()).isEqualTo(new Report.Checked(List.of(), Map.of()));
  }

  @Test
  public void nothingIsFoundWhereAllIsWell() {
    assertThat(
            check(
                intent(termsThatWork(EscrowKind.SHOW_A)),
                intent(termsThatWork(EscrowKind.BONUS_A))))
        .isEqualTo(new Report.Checked(List.of(), Map.of()));
  }

  @Test
  public void whatCannotWorkIsBlockedInPlainWordsAndNothingElse() {
    Report.Checked report =
        check(intent(termsThatWork(EscrowKind.SHOW_A)), intent(termsThatFail(EscrowKind.SHOW_B)));

    assertThat(report.findings())
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.kind()).isEqualTo(EscrowKind.SHOW_B);
              assertThat(finding.is(Severity.BLOCKER)).isTrue();
              assertThat(finding.detail()).isNotBlank();
            });
  }

  @Test
  public void anEscrowThatExistsIsNamedWithTheTransactionThatCreatedIt() {
    EscrowTerms terms = termsThatWork(EscrowKind.BONUS_A);
    TransactionHash created = putEscrow(terms);

    Report.Checked report = check(intent(terms));

    assertThat(report.existing()).isEqualTo(Map.of(terms, created));
    assertThat(report.findings())
        .extracting(PreflightFinding::code)
        .containsExactly(PreflightCode.ESCROW_ALREADY_ON_LEDGER);
  }

  @Test
  public void anEscrowThatIsTakenByAnotherIsNotTheOne() {
    EscrowTerms terms = termsThatWork(EscrowKind.SHOW_A);
    TransactionHash created = putEscrow(terms);

    assertThat(check(new Intent(new EscrowCreate(terms), terms, List.of(created))))
        .isEqualTo(new Report.Checked(List.of(), Map.of()));
  }

  @Test
  public void aLedgerThatDoesNotAnswerIsUnavailable() {
    Standing.Known before = standing();
    Intent intent = intent(termsThatWork(EscrowKind.SHOW_A));
    goesDown();

    assertThat(preflight().standing())
        .isInstanceOfSatisfying(
            Standing.Unavailable.class, standing -> assertThat(standing.reason()).isNotBlank());
    assertThat(preflight().check(before, List.of(intent)))
        .isInstanceOfSatisfying(
            Report.Unavailable.class, report -> assertThat(report.reason()).isNotBlank());
  }

  private static Intent intent(EscrowTerms terms) {
    return new Intent(new EscrowCreate(terms), terms, List.of());
  }

  private Standing.Known standing() {
    return switch (preflight().standing()) {
      case Standing.Known known -> known;
      case Standing other -> throw new AssertionError(other.toString());
    };
  }

  private Report.Checked check(Intent... intents) {
    return switch (preflight().check(standing(), List.of(intents))) {
      case Report.Checked checked -> checked;
      case Report.Unavailable(var reason) -> throw new AssertionError(reason);
    };
  }
}
