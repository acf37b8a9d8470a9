package io.ringledger.vault.rest.market;

import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.intent.IntentChange;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a wallet's own intents, in their order.
 *
 * @param next what to ask after the next time; the same as before where nothing came
 */
public record IntentChangesResponse(List<Change> changes, String next) {

  static IntentChangesResponse of(List<IntentChange> changes, IntentChange.Place after) {
    return new IntentChangesResponse(
        changes.stream().map(Change::of).toList(),
        (changes.isEmpty() ? after : changes.getLast().place()).toString());
  }

  /** One of them. */
  @Schema(name = "IntentChange")
  public record Change(
      String place,
      String intentId,
      String state,
      @Nullable String reason,
      @Nullable Long batch,
      String at) {

    static Change of(IntentChange change) {
      return new Change(
          change.place().toString(),
          change.intent().toString(),
          change.state().name(),
          change.reason().map(IntentReason::wire).orElse(null),
          change.batch().map(BatchNumber::value).orElse(null),
          change.at().toString());
    }
  }
}
