package io.ringledger.api.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.advisory.rest.response.AiEnabledResponse;
import io.ringledger.advisory.rest.response.ContentPageResponse;
import io.ringledger.advisory.rest.response.ContentResponse;
import io.ringledger.advisory.rest.response.ContentVersionPageResponse;
import io.ringledger.advisory.rest.response.ContentVersionResponse;
import io.ringledger.advisory.rest.response.FindingResponse;
import io.ringledger.advisory.rest.response.SuggestionPageResponse;
import io.ringledger.advisory.rest.response.SuggestionResponse;

/** The same as {@link NativeReflection} for answers about contents and suggestions. */
@RegisterForReflection(
    targets = {
      AiEnabledResponse.class,
      ContentPageResponse.class,
      ContentResponse.class,
      ContentVersionPageResponse.class,
      ContentVersionResponse.class,
      FindingResponse.class,
      SuggestionPageResponse.class,
      SuggestionResponse.class
    })
final class AdvisoryReflection {

  private AdvisoryReflection() {}
}
