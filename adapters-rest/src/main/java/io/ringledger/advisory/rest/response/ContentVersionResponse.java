package io.ringledger.advisory.rest.response;

import io.ringledger.advisory.domain.ContentVersion;
import io.ringledger.advisory.domain.SuggestionId;
import org.jspecify.annotations.Nullable;

/** What a content said from some moment on, and where it came from. */
public record ContentVersionResponse(
    int version,
    String title,
    String body,
    String authorUserId,
    @Nullable String suggestionId,
    String publishedAt) {

  public static ContentVersionResponse of(ContentVersion version) {
    return new ContentVersionResponse(
        version.number(),
        version.text().title(),
        version.text().body(),
        version.author().toString(),
        version.suggestion().map(SuggestionId::toString).orElse(null),
        version.at().toString());
  }
}
