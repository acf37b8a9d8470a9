package io.ringledger.advisory.application.outbound;

import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.ContentVersion;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import java.util.Optional;

/** All contents and their versions. Everything runs within the scope of the site. */
public interface Contents {

  /** What came of adding one. */
  enum Added {
    DONE,
    KEY_TAKEN,
    /** There are {@link Content#MAX_OF_A_SITE}. */
    EXHAUSTED
  }

  /** Adds a content with its first version. */
  Added add(Content content);

  /** With the version that counts. */
  Optional<Content> find(SiteId site, ContentId id);

  /** The same, held until the unit of work ends. */
  Optional<Content> lock(SiteId site, ContentId id);

  /**
   * Keeps the next version and has it count; the versions before stay. The content is locked.
   *
   * @param content with the next version as the one that counts
   */
  void publish(Content content);

  /** The newest first. */
  Page<Content, ContentId> page(SiteId site, Optional<ContentId> before, int limit);

  /** Of one content, the newest first. */
  Page<ContentVersion, Integer> versions(
      SiteId site, ContentId content, Optional<Integer> before, int limit);
}
