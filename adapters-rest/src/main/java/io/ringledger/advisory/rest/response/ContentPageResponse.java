package io.ringledger.advisory.rest.response;

import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some contents, the newest first, and how to ask for the following ones. */
public record ContentPageResponse(List<ContentResponse> items, @Nullable String nextCursor) {

  public static ContentPageResponse of(Page<Content, ContentId> page) {
    return new ContentPageResponse(
        page.items().stream().map(ContentResponse::of).toList(),
        page.next().map(ContentId::value).map(Cursor::after).orElse(null));
  }
}
