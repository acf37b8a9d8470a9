package io.ringledger.advisory.application;

import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.ContentKey;
import io.ringledger.advisory.domain.ContentText;
import io.ringledger.advisory.domain.ContentVersion;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome;
import java.util.Optional;

/**
 * What a site says. Whoever is let in reads what counts; its admins read every version and write
 * the next one. All of another site is as if it did not exist.
 */
public interface SiteContents {

  /** More are not listed at once. */
  int MAX_PAGE = 100;

  /**
   * Says something for the first time. Refused with {@code ADVISORY_ADMIN_REQUIRED}, {@code
   * CONTENT_KEY_TAKEN} or {@code CONTENTS_EXHAUSTED}.
   */
  Outcome<Content> create(SiteCaller caller, ContentKey key, ContentText text);

  /**
   * Says it otherwise from now on. Refused with {@code ADVISORY_ADMIN_REQUIRED}, {@code
   * CONTENT_NOT_FOUND}, and as {@link Content#edit} says.
   *
   * @param base the version the admin started from
   */
  Outcome<Content> edit(SiteCaller caller, ContentId content, int base, ContentText text);

  /** Refused with {@code CONTENT_NOT_FOUND}. */
  Outcome<Content> get(SiteCaller caller, ContentId content);

  /** The newest first. */
  Page<Content, ContentId> list(SiteCaller caller, Optional<ContentId> before, int limit);

  /**
   * All versions there were, the newest first. Refused with {@code ADVISORY_ADMIN_REQUIRED} or
   * {@code CONTENT_NOT_FOUND}.
   *
   * @param before the version before which they were; empty begins at the newest
   */
  Outcome<Page<ContentVersion, Integer>> versions(
      SiteCaller caller, ContentId content, Optional<Integer> before, int limit);
}
