package io.ringledger.shared.application;

import io.ringledger.shared.domain.FailureCode;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that happened, or was refused.
 *
 * @param actor the user id, or {@code system}
 * @param action {@code <thing>.<verb>}, for example {@code escrow.confirm}
 * @param outcome {@code success} or the stable code of the refusal
 * @param details facts by name; never a secret
 */
public record AuditEntry(
    AuditChain chain,
    Instant at,
    String actor,
    String role,
    String requestId,
    String action,
    String outcome,
    SortedMap<String, String> details) {

  public static final String SUCCESS = "success";

  public AuditEntry {
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  /** Something the caller did. */
  public static AuditEntry success(
      AuditChain chain, Instant at, Caller caller, String action, Map<String, String> details) {
    return of(chain, at, caller, action, SUCCESS, details);
  }

  /** Something the caller was refused. */
  public static AuditEntry refusal(
      AuditChain chain,
      Instant at,
      Caller caller,
      String action,
      FailureCode code,
      Map<String, String> details) {
    return of(chain, at, caller, action, code.code(), details);
  }

  private static AuditEntry of(
      AuditChain chain,
      Instant at,
      Caller caller,
      String action,
      String outcome,
      Map<String, String> details) {
    return new AuditEntry(
        chain,
        at,
        caller.user().toString(),
        caller.role().wire(),
        caller.request().value(),
        action,
        outcome,
        new TreeMap<>(details));
  }
}
