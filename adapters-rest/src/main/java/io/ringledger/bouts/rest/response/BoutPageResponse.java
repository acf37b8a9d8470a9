package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of the caller's bouts, newest first, and how to ask for the following ones. */
public record BoutPageResponse(List<BoutResponse> items, @Nullable String nextCursor) {

  public static BoutPageResponse of(Page<Bout, BoutId> page) {
    return new BoutPageResponse(
        page.items().stream().map(BoutResponse::of).toList(),
        page.next().map(BoutId::value).map(Cursor::after).orElse(null));
  }
}
