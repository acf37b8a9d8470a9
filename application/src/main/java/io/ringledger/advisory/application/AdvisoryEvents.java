package io.ringledger.advisory.application;

import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.Suggestion;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.NewEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What advisory tells others. Texts and reasons stay here: whoever is told may read them with the
 * rights they have.
 */
public final class AdvisoryEvents {

  public static final String SUGGESTION_APPROVED = "advisory.SuggestionApproved";
  public static final String SUGGESTION_REJECTED = "advisory.SuggestionRejected";
  public static final String CONTENT_PUBLISHED = "advisory.ContentPublished";

  private AdvisoryEvents() {}

  static NewEvent published(Content content, UUID id) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("site_id", content.site().toString());
    facts.put("content_id", content.id().toString());
    facts.put("key", content.key().value());
    facts.put("version", (long) content.canonical().number());
    content.canonical().suggestion().ifPresent(from -> facts.put("suggestion_id", from.toString()));
    String subject = content.id().toString();
    return new NewEvent(
        id, CONTENT_PUBLISHED, subject, subject, content.canonical().at(), EventData.of(facts));
  }

  static NewEvent approved(Suggestion suggestion, int version, Instant at, UUID id) {
    Map<String, Object> facts = facts(suggestion);
    facts.put("version", (long) version);
    return of(SUGGESTION_APPROVED, suggestion, facts, at, id);
  }

  static NewEvent rejected(Suggestion suggestion, Instant at, UUID id) {
    return of(SUGGESTION_REJECTED, suggestion, facts(suggestion), at, id);
  }

  private static Map<String, Object> facts(Suggestion suggestion) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("site_id", suggestion.site().toString());
    facts.put("suggestion_id", suggestion.id().toString());
    facts.put("content_id", suggestion.content().toString());
    facts.put("base_version", (long) suggestion.baseVersion());
    facts.put("provider", suggestion.origin().provider());
    facts.put("provider_version", suggestion.origin().version());
    return facts;
  }

  private static NewEvent of(
      String type, Suggestion suggestion, Map<String, Object> facts, Instant at, UUID id) {
    return new NewEvent(
        id,
        type,
        suggestion.id().toString(),
        suggestion.content().toString(),
        at,
        EventData.of(facts));
  }
}
