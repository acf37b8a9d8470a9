package io.ringledger.vault.rest.settlement;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some legs, the oldest first, and how to ask for the following ones. */
public record LegPageResponse(List<LegResponse> items, @Nullable String nextCursor) {

  static LegPageResponse of(Page<Leg, LegId> page) {
    return new LegPageResponse(
        page.items().stream().map(LegResponse::of).toList(),
        page.next().map(LegId::value).map(Cursor::after).orElse(null));
  }
}
