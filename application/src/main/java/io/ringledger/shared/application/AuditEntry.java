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

  /** Something that was done. */
  public static AuditEntry success(
      AuditChain chain, Instant at, Author author, String action, Map<String, String> details) {
    return of(chain, at, author, action, SUCCESS, details);
  }

  /** Something that was refused. */
  public static AuditEntry refusal(
      AuditChain chain,
      Instant at,
      Author author,
      String action,
      FailureCode code,
      Map<String, String> details) {
    return of(chain, at, author, action, code.code(), details);
  }

  private static AuditEntry of(
      AuditChain chain,
      Instant at,
      Author author,
      String action,
      String outcome,
      Map<String, String> details) {
    return new AuditEntry(
        chain,
        at,
        author.actor(),
        author.role(),
        author.request().value(),
        action,
        outcome,
        new TreeMap<>(details));
  }
}
