package io.ringledger.reputation.rest;

import io.ringledger.reputation.application.Standings.Standing;
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.Cursor.Place;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Some of the best, and how to ask for the following ones. */
public record LeaderboardResponse(List<StandingItem> standings, @Nullable String nextCursor) {

  /** One account and its place. */
  public record StandingItem(long rank, String accountId, long score) {

    static StandingItem of(Standing standing) {
      return new StandingItem(standing.rank(), standing.account().toString(), standing.score());
    }
  }

  static LeaderboardResponse of(Page<Standing, Standing> page) {
    return new LeaderboardResponse(
        page.items().stream().map(StandingItem::of).toList(),
        page.next()
            .map(last -> new Place(last.rank(), last.score(), last.account().value()))
            .map(Cursor::after)
            .orElse(null));
  }

  /** The last one before the page, as the cursor tells. */
  static Optional<Standing> behind(@Nullable String cursor) {
    return Optional.ofNullable(cursor)
        .flatMap(Cursor::parsePlace)
        .map(place -> new Standing(place.rank(), new AccountId(place.id()), place.score()));
  }
}
