package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.application.ledger.PointsAccounts.Entries;
import io.ringledger.shared.rest.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Some entries of an account, and how to ask for the following ones. */
public record EntryPageResponse(List<EntryResponse> items, @Nullable String nextCursor) {

  public static EntryPageResponse of(Entries entries) {
    return new EntryPageResponse(
        entries.page().items().stream()
            .map(entry -> EntryResponse.of(entry, entries.account()))
            .toList(),
        entries.page().next().map(place -> Cursor.after(new UUID(0, place))).orElse(null));
  }

  /** The place in the account that a cursor stands for. */
  static Optional<Long> place(@Nullable String cursor) {
    return Optional.ofNullable(cursor).flatMap(Cursor::parse).map(UUID::getLeastSignificantBits);
  }
}
