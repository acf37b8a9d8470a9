package io.ringledger.advisory.rest.response;

import io.ringledger.advisory.domain.AiFlag;
import org.jspecify.annotations.Nullable;

/** Whether AI may be asked at a site, and who said so last. */
public record AiEnabledResponse(
    String siteId,
    boolean enabled,
    int changes,
    @Nullable String changedByUserId,
    @Nullable String changedAt) {

  public static AiEnabledResponse of(AiFlag flag) {
    return new AiEnabledResponse(
        flag.site().toString(),
        flag.enabled(),
        flag.version(),
        flag.changed().map(change -> change.by().toString()).orElse(null),
        flag.changed().map(change -> change.at().toString()).orElse(null));
  }
}
