package io.ringledger.advisory.rest.response;

import io.ringledger.advisory.domain.Decision.Approved;
import io.ringledger.advisory.domain.Decision.Pending;
import io.ringledger.advisory.domain.Decision.Rejected;
import io.ringledger.advisory.domain.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a content could say instead, what made it, and what a person made of it. */
public record SuggestionResponse(
    String suggestionId,
    String siteId,
    String contentId,
    int baseVersion,
    String status,
    String provider,
    String providerVersion,
    String inputHash,
    @Nullable String instruction,
    String title,
    String body,
    String rationale,
    List<FindingResponse> findings,
    String suggesterUserId,
    String createdAt,
    @Nullable String decidedByUserId,
    @Nullable String decidedAt,
    @Nullable String reason,
    @Nullable Integer approvedVersion) {

  /** What a person decided, as far as there is something. */
  private record Decided(
      @Nullable String by,
      @Nullable String at,
      @Nullable String reason,
      @Nullable Integer version) {

    static Decided of(Suggestion suggestion) {
      return switch (suggestion.decision()) {
        case Pending _ -> new Decided(null, null, null, null);
        case Approved(var by, var at, var version) ->
            new Decided(by.toString(), at.toString(), null, version);
        case Rejected(var by, var at, var reason) ->
            new Decided(by.toString(), at.toString(), reason, null);
      };
    }
  }

  public static SuggestionResponse of(Suggestion suggestion) {
    Decided decided = Decided.of(suggestion);
    return new SuggestionResponse(
        suggestion.id().toString(),
        suggestion.site().toString(),
        suggestion.content().toString(),
        suggestion.baseVersion(),
        suggestion.decision().status().wire(),
        suggestion.origin().provider(),
        suggestion.origin().version(),
        suggestion.origin().inputHash(),
        suggestion.instruction().orElse(null),
        suggestion.proposal().text().title(),
        suggestion.proposal().text().body(),
        suggestion.proposal().rationale(),
        suggestion.proposal().findings().stream().map(FindingResponse::of).toList(),
        suggestion.suggester().toString(),
        suggestion.at().toString(),
        decided.by(),
        decided.at(),
        decided.reason(),
        decided.version());
  }
}
