package io.ringledger.advisory.rest.response;

import io.ringledger.advisory.domain.Suggestion;
import io.ringledger.advisory.domain.SuggestionId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some suggestions, the newest first, and how to ask for the following ones. */
public record SuggestionPageResponse(List<SuggestionResponse> items, @Nullable String nextCursor) {

  public static SuggestionPageResponse of(Page<Suggestion, SuggestionId> page) {
    return new SuggestionPageResponse(
        page.items().stream().map(SuggestionResponse::of).toList(),
        page.next().map(SuggestionId::value).map(Cursor::after).orElse(null));
  }
}
