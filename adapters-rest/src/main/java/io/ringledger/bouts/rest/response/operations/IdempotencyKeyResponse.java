package io.ringledger.bouts.rest.response.operations;

import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.IdempotencyFailure;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.rest.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A key that a confirm came with, and what a repeat of that confirm gets.
 *
 * @param action with which it came; the same text may name another intent with the other
 * @param answers what was decided under it, oldest first
 * @param replayedStatus of the answer that is kept; null where none is, and a repeat is looked at
 *     anew
 * @param reused how often it came with another body
 */
@Schema(name = "IdempotencyKey")
public record IdempotencyKeyResponse(
    String idempotencyKey,
    String action,
    List<String> answers,
    @Nullable Integer replayedStatus,
    long reused) {

  private static final String KEY = "idempotency_key";
  private static final String REUSED = IdempotencyFailure.KEY_REUSED.code();
  private static final int OK = 200;
  private static final int FIRST_UNKEPT = 500;

  /** Every key in a history, in the order in which they came first. */
  static List<IdempotencyKeyResponse> of(List<AuditEntry> entries) {
    Map<List<String>, List<AuditEntry>> byKey = new LinkedHashMap<>();
    for (AuditEntry entry : entries) {
      String key = entry.details().get(KEY);
      if (key != null) {
        byKey.computeIfAbsent(List.of(key, entry.action()), _ -> new ArrayList<>()).add(entry);
      }
    }
    return byKey.entrySet().stream()
        .map(each -> of(each.getKey().getFirst(), each.getKey().getLast(), each.getValue()))
        .toList();
  }

  private static IdempotencyKeyResponse of(String key, String action, List<AuditEntry> entries) {
    List<AuditEntry> decided =
        entries.stream().filter(entry -> !entry.outcome().equals(REUSED)).toList();
    return new IdempotencyKeyResponse(
        key,
        action,
        decided.stream().map(AuditEntry::outcome).toList(),
        decided.stream()
            .map(IdempotencyKeyResponse::status)
            .filter(status -> status < FIRST_UNKEPT)
            .findFirst()
            .orElse(null),
        (long) entries.size() - decided.size());
  }

  private static int status(AuditEntry entry) {
    Optional<FailureCode> code = Outcomes.codeOf(entry);
    return code.map(known -> Problem.status(known.category())).orElse(OK);
  }
}
