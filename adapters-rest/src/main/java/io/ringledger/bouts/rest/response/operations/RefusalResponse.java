package io.ringledger.bouts.rest.response.operations;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.rest.Problem;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that was refused, with the request that asked for it.
 *
 * @param path of that request; null where none failed, as when a signing request was declined
 * @param status it was answered with; null where no request failed
 */
@Schema(name = "Refusal")
public record RefusalResponse(
    String at,
    String requestId,
    String actor,
    String role,
    String action,
    @Nullable String path,
    @Nullable Integer status,
    String code,
    @Nullable String detail,
    @Nullable String reason,
    SortedMap<String, String> details) {

  private static final String REASON = "failure_reason";

  static RefusalResponse of(Bout bout, AuditEntry entry) {
    Optional<FailureCode> code = Outcomes.codeOf(entry);
    Optional<String> path = code.flatMap(known -> path(bout, entry, known));
    SortedMap<String, String> details = new TreeMap<>(entry.details());
    details.remove(REASON);
    return new RefusalResponse(
        entry.at().toString(),
        entry.requestId(),
        entry.actor(),
        entry.role(),
        entry.action(),
        path.orElse(null),
        path.isEmpty() ? null : code.map(known -> Problem.status(known.category())).orElse(null),
        entry.outcome(),
        code.map(FailureCode::detail).orElse(null),
        entry.details().get(REASON),
        details);
  }

  private static Optional<String> path(Bout bout, AuditEntry entry, FailureCode code) {
    String ofBout = "/bouts/" + bout.id();
    return switch (entry.action()) {
      case "escrow.prepare" -> Optional.of(ofBout + "/escrows/prepare");
      case "payout.prepare" -> Optional.of(ofBout + "/payouts/prepare");
      case "escrow.confirm" -> asked(entry, ofBout + "/escrows/confirm");
      case "payout.confirm" -> asked(entry, ofBout + "/payouts/confirm");
      case "bout.result" -> Optional.of(ofBout + "/result");
      case "escrow.signing" -> reconciled(code, ofBout + "/escrows/signing/reconcile");
      case "payout.signing" -> reconciled(code, ofBout + "/payouts/signing/reconcile");
      case "escrow.fail" ->
          EscrowKind.ofWire(entry.details().getOrDefault("escrow_kind", ""))
              .flatMap(kind -> asked(entry, failPath(bout, kind)));
      default -> Optional.empty();
    };
  }

  private static String failPath(Bout bout, EscrowKind kind) {
    return "/admin/escrows/" + bout.escrow(kind).id() + "/fail";
  }

  /** What RingLedger found out by itself was no request. */
  private static Optional<String> asked(AuditEntry entry, String path) {
    return entry.actor().equals("system") ? Optional.empty() : Optional.of(path);
  }

  /** A declined request is a good answer; only a wallet that fails makes reconciling fail. */
  private static Optional<String> reconciled(FailureCode code, String path) {
    return switch (code.category()) {
      case DEPENDENCY_FAILED, DEPENDENCY_BUSY -> Optional.of(path);
      case BAD_REQUEST,
          UNAUTHENTICATED,
          FORBIDDEN,
          NOT_FOUND,
          CONFLICT,
          UNPROCESSABLE,
          RATE_LIMITED ->
          Optional.empty();
    };
  }
}
