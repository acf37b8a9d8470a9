package io.ringledger.rewards.rest.response;

import io.ringledger.rewards.domain.sources.EventSource;
import io.ringledger.rewards.domain.sources.EventSourceId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some event sources, the newest first, and how to ask for the following ones. */
public record EventSourcePageResponse(
    List<EventSourceResponse> items, @Nullable String nextCursor) {

  public static EventSourcePageResponse of(Page<EventSource, EventSourceId> page) {
    return new EventSourcePageResponse(
        page.items().stream().map(EventSourceResponse::of).toList(),
        page.next().map(EventSourceId::value).map(Cursor::after).orElse(null));
  }
}
