package io.ringledger.advisory.rest.response;

import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.ContentVersion;
import io.ringledger.shared.application.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some versions of a content, the newest first, and how to ask for those before. */
public record ContentVersionPageResponse(
    String contentId, List<ContentVersionResponse> items, @Nullable Integer nextBefore) {

  public static ContentVersionPageResponse of(
      ContentId content, Page<ContentVersion, Integer> page) {
    return new ContentVersionPageResponse(
        content.toString(),
        page.items().stream().map(ContentVersionResponse::of).toList(),
        page.next().orElse(null));
  }
}
