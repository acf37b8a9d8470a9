package io.ringledger.api.rest;

import static io.ringledger.bouts.domain.BoutFailure.ADDRESS_INVALID;
import static io.ringledger.bouts.domain.BoutFailure.ADDRESS_TAKEN;
import static io.ringledger.bouts.domain.BoutFailure.BOUT_NOT_FOUND;
import static io.ringledger.bouts.domain.BoutFailure.BOUT_PLAN_INVALID;
import static io.ringledger.bouts.domain.BoutFailure.CONFIRMATION_TIMEOUT;
import static io.ringledger.bouts.domain.BoutFailure.ESCROW_CONFIRMATION_CONFLICT;
import static io.ringledger.bouts.domain.BoutFailure.ESCROW_NOT_LOST;
import static io.ringledger.bouts.domain.BoutFailure.ESCROW_PREPARATION_CONFLICT;
import static io.ringledger.bouts.domain.BoutFailure.FIGHTER_NOT_FOUND;
import static io.ringledger.bouts.domain.BoutFailure.INVALID_CONFIRMATION;
import static io.ringledger.bouts.domain.BoutFailure.LEDGER_NOT_SUCCESS;
import static io.ringledger.bouts.domain.BoutFailure.LEDGER_TEC_TEM;
import static io.ringledger.bouts.domain.BoutFailure.LEDGER_UNAVAILABLE;
import static io.ringledger.bouts.domain.BoutFailure.OBSERVED_STATUS_INVALID;
import static io.ringledger.bouts.domain.BoutFailure.PAYOUT_CONFIRMATION_CONFLICT;
import static io.ringledger.bouts.domain.BoutFailure.PAYOUT_PREPARATION_CONFLICT;
import static io.ringledger.bouts.domain.BoutFailure.PREFLIGHT_BLOCKED;
import static io.ringledger.bouts.domain.BoutFailure.PROFILE_NOT_FOUND;
import static io.ringledger.bouts.domain.BoutFailure.RESULT_CONFLICT;
import static io.ringledger.bouts.domain.BoutFailure.SIGNING_DECLINED;
import static io.ringledger.bouts.domain.BoutFailure.SIGNING_REQUEST_NOT_FOUND;
import static io.ringledger.bouts.domain.BoutFailure.WEBHOOK_MALFORMED;
import static io.ringledger.bouts.domain.BoutFailure.WEBHOOK_OUT_OF_TIME;
import static io.ringledger.bouts.domain.BoutFailure.WEBHOOK_REPLAYED;
import static io.ringledger.bouts.domain.BoutFailure.WEBHOOK_SIGNATURE_INVALID;
import static io.ringledger.bouts.domain.BoutFailure.XAMAN_BUSY;
import static io.ringledger.bouts.domain.BoutFailure.XAMAN_UNAVAILABLE;
import static io.ringledger.identity.domain.IdentityFailure.CREDENTIALS_INVALID;
import static io.ringledger.identity.domain.IdentityFailure.EMAIL_TAKEN;
import static io.ringledger.identity.domain.IdentityFailure.LOGIN_RATE_LIMITED;
import static io.ringledger.identity.domain.IdentityFailure.PASSWORD_TOO_COMMON;
import static io.ringledger.identity.domain.IdentityFailure.REGISTRATION_RATE_LIMITED;
import static io.ringledger.identity.domain.IdentityFailure.ROLE_NOT_OPEN;
import static io.ringledger.shared.application.IdempotencyFailure.KEY_INVALID;
import static io.ringledger.shared.application.IdempotencyFailure.KEY_REQUIRED;
import static io.ringledger.shared.application.IdempotencyFailure.KEY_REUSED;
import static io.ringledger.shared.domain.Role.ADMIN;
import static io.ringledger.shared.domain.Role.FIGHTER;
import static io.ringledger.shared.domain.Role.PROMOTER;

import io.ringledger.api.rest.FailureCatalogue.Failure;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.rest.ProtocolFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which refusals each operation knows, and whose it is. */
final class OperationGuide {

  private static final Set<Role> NOBODY_IN_PARTICULAR = Set.of();

  private static final Map<String, Row> ROWS =
      Map.ofEntries(
          row("health", NOBODY_IN_PARTICULAR),
          row(
              "register",
              NOBODY_IN_PARTICULAR,
              REGISTRATION_RATE_LIMITED,
              ROLE_NOT_OPEN,
              PASSWORD_TOO_COMMON,
              EMAIL_TAKEN),
          row("login", NOBODY_IN_PARTICULAR, LOGIN_RATE_LIMITED, CREDENTIALS_INVALID),
          row("putFighterProfile", Set.of(FIGHTER), ADDRESS_INVALID, ADDRESS_TAKEN),
          row("getFighterProfile", Set.of(FIGHTER), PROFILE_NOT_FOUND),
          row("planBout", Set.of(PROMOTER), FIGHTER_NOT_FOUND, ADDRESS_INVALID, BOUT_PLAN_INVALID),
          row("listBouts", Set.of(PROMOTER, FIGHTER, ADMIN)),
          row("getBout", Set.of(PROMOTER, FIGHTER, ADMIN), BOUT_NOT_FOUND),
          row("getBoutAudit", Set.of(PROMOTER, ADMIN), BOUT_NOT_FOUND),
          row(
              "prepareEscrows",
              Set.of(PROMOTER),
              BOUT_NOT_FOUND,
              ESCROW_PREPARATION_CONFLICT,
              BOUT_PLAN_INVALID,
              PREFLIGHT_BLOCKED,
              XAMAN_UNAVAILABLE,
              XAMAN_BUSY,
              LEDGER_UNAVAILABLE),
          row(
              "reconcileEscrowSigning",
              Set.of(PROMOTER),
              OBSERVED_STATUS_INVALID,
              BOUT_NOT_FOUND,
              SIGNING_REQUEST_NOT_FOUND,
              XAMAN_UNAVAILABLE,
              XAMAN_BUSY),
          confirm("confirmEscrow", ESCROW_CONFIRMATION_CONFLICT),
          row("enterResult", Set.of(ADMIN), BOUT_NOT_FOUND, RESULT_CONFLICT),
          row(
              "preparePayouts",
              Set.of(PROMOTER),
              BOUT_NOT_FOUND,
              PAYOUT_PREPARATION_CONFLICT,
              PREFLIGHT_BLOCKED,
              XAMAN_UNAVAILABLE,
              XAMAN_BUSY,
              LEDGER_UNAVAILABLE),
          row(
              "reconcilePayoutSigning",
              Set.of(PROMOTER),
              OBSERVED_STATUS_INVALID,
              BOUT_NOT_FOUND,
              SIGNING_REQUEST_NOT_FOUND,
              XAMAN_UNAVAILABLE,
              XAMAN_BUSY),
          confirm("confirmPayout", PAYOUT_CONFIRMATION_CONFLICT),
          row("listLedgerCheckpoints", Set.of(ADMIN)),
          row("listStuckEscrows", Set.of(ADMIN)),
          row("followEscrowNow", Set.of(ADMIN), BOUT_NOT_FOUND),
          row("failEscrow", Set.of(ADMIN), BOUT_NOT_FOUND, ESCROW_NOT_LOST, LEDGER_UNAVAILABLE),
          row("getBoutEvidence", Set.of(ADMIN), BOUT_NOT_FOUND),
          row(
              "receiveXamanWebhook",
              NOBODY_IN_PARTICULAR,
              WEBHOOK_MALFORMED,
              WEBHOOK_SIGNATURE_INVALID,
              WEBHOOK_OUT_OF_TIME,
              WEBHOOK_REPLAYED));

  private OperationGuide() {}

  /** An operation's roles, none where it is open to all, and its own refusals. */
  record Row(Set<String> roles, List<Failure> failures) {

    boolean isOpen() {
      return roles.isEmpty();
    }
  }

  /** What is special about the operation. */
  static Optional<Row> of(String operationId) {
    return Optional.ofNullable(ROWS.get(operationId))
        .or(() -> Optional.ofNullable(EventGuide.ROWS.get(operationId)))
        .or(() -> Optional.ofNullable(RewardGuide.ROWS.get(operationId)))
        .or(() -> Optional.ofNullable(PointsGuide.ROWS.get(operationId)))
        .or(() -> Optional.ofNullable(ReputationGuide.ROWS.get(operationId)))
        .or(() -> Optional.ofNullable(SiteGuide.ROWS.get(operationId)))
        .or(() -> Optional.ofNullable(PurchaseGuide.ROWS.get(operationId)))
        .or(() -> Optional.ofNullable(MarketGuide.ROWS.get(operationId)))
        .or(() -> Optional.ofNullable(IndexGuide.ROWS.get(operationId)))
        .or(() -> Optional.ofNullable(SessionGuide.ROWS.get(operationId)))
        .or(() -> Optional.ofNullable(LegGuide.ROWS.get(operationId)))
        .or(() -> Optional.ofNullable(BatchGuide.ROWS.get(operationId)))
        .or(() -> Optional.ofNullable(DocumentGuide.ROWS.get(operationId)))
        .or(() -> Optional.ofNullable(AdvisoryGuide.ROWS.get(operationId)))
        .or(() -> Optional.ofNullable(CatalogueGuide.ROWS.get(operationId)));
  }

  /**
   * Every refusal the operation can answer with, its own and those of HTTP, by status.
   *
   * @param input whether it takes a body
   * @param parameters whether its path or query can be wrong
   */
  static List<Failure> failures(Row row, boolean input, boolean parameters) {
    EnumSet<ProtocolFailure> protocol = EnumSet.of(ProtocolFailure.NOT_ACCEPTABLE);
    if (input) {
      protocol.add(ProtocolFailure.MALFORMED_JSON);
      protocol.add(ProtocolFailure.VALIDATION_FAILED);
      protocol.add(ProtocolFailure.BODY_TOO_LARGE);
      protocol.add(ProtocolFailure.UNSUPPORTED_MEDIA_TYPE);
    }
    if (parameters) {
      protocol.add(ProtocolFailure.VALIDATION_FAILED);
    }
    if (!row.isOpen()) {
      protocol.add(ProtocolFailure.UNAUTHENTICATED);
      protocol.add(ProtocolFailure.FORBIDDEN);
    }
    if (input || !row.isOpen()) {
      protocol.add(ProtocolFailure.CONCURRENT_REQUEST);
      protocol.add(ProtocolFailure.INTERNAL_ERROR);
      protocol.add(ProtocolFailure.SERVICE_UNAVAILABLE);
    }
    List<Failure> all = new ArrayList<>(row.failures());
    protocol.stream().map(FailureCatalogue::of).forEach(all::add);
    all.sort(Comparator.comparingInt(Failure::status));
    return List.copyOf(all);
  }

  static Map.Entry<String, Row> row(String operationId, Set<Role> roles, FailureCode... failures) {
    return rowOf(operationId, roles.stream().map(Role::wire).collect(Collectors.toSet()), failures);
  }

  /** The row of an operation whose roles are not all people's. */
  static Map.Entry<String, Row> rowOf(
      String operationId, Set<String> roles, FailureCode... failures) {
    return Map.entry(
        operationId, new Row(roles, Stream.of(failures).map(FailureCatalogue::of).toList()));
  }

  private static Map.Entry<String, Row> confirm(String operationId, FailureCode wrongState) {
    return row(
        operationId,
        Set.of(PROMOTER),
        KEY_REQUIRED,
        KEY_INVALID,
        BOUT_NOT_FOUND,
        KEY_REUSED,
        wrongState,
        SIGNING_DECLINED,
        CONFIRMATION_TIMEOUT,
        LEDGER_TEC_TEM,
        LEDGER_NOT_SUCCESS,
        INVALID_CONFIRMATION,
        LEDGER_UNAVAILABLE);
  }
}
