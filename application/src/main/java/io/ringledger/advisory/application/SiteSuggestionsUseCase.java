package io.ringledger.advisory.application;

import io.ringledger.advisory.application.outbound.Contents;
import io.ringledger.advisory.application.outbound.Suggestions;
import io.ringledger.advisory.application.outbound.Suggestions.Filter;
import io.ringledger.advisory.domain.AdvisoryFailure;
import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.Suggestion;
import io.ringledger.advisory.domain.Suggestion.Approval;
import io.ringledger.advisory.domain.Suggestion.Rejection;
import io.ringledger.advisory.domain.SuggestionId;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@inheritDoc} */
public final class SiteSuggestionsUseCase implements SiteSuggestions {

  private static final String APPROVE = "suggestion.approve";
  private static final String REJECT = "suggestion.reject";

  private final AdvisoryPorts ports;
  private final SiteScope scope;
  private final Contents contents;
  private final Suggestions suggestions;
  private final AdvisoryHistory history;
  private final SuggestionDesk desk;

  public SiteSuggestionsUseCase(AdvisoryPorts ports) {
    this.ports = ports;
    this.scope = ports.scope();
    this.contents = ports.contents();
    this.suggestions = ports.suggestions();
    this.history = ports.history();
    this.desk = new SuggestionDesk(ports);
  }

  @Override
  public Answer request(RequestSuggestion command, AnswerFormat<Suggestion> format) {
    return desk.request(command, format);
  }

  @Override
  public Outcome<Suggestion> get(SiteCaller caller, SuggestionId suggestion) {
    return SuggestionGates.entry(caller)
        .then(_ -> scope.within(caller.site(), () -> find(caller, suggestion)));
  }

  @Override
  public Outcome<Page<Suggestion, SuggestionId>> list(
      SiteCaller caller, Filter filter, Optional<SuggestionId> before, int limit) {
    return SuggestionGates.entry(caller)
        .map(
            _ ->
                scope.within(
                    caller.site(),
                    () ->
                        suggestions.page(
                            caller.site(), filter, before, Math.clamp(limit, 1, MAX_PAGE))));
  }

  @Override
  public Outcome<Approval> approve(SiteCaller caller, SuggestionId id) {
    return decide(
        caller,
        id,
        (content, suggestion) ->
            history.write(
                caller,
                AdvisoryHistory.chainOf(content.id()),
                APPROVE,
                asked(suggestion),
                SuggestionGates.approval(caller, suggestion)
                    .then(admin -> SuggestionGates.publish(content, suggestion, admin, ports.now()))
                    .map(this::approved),
                SiteSuggestionsUseCase::facts));
  }

  private Approval approved(Approval approval) {
    if (!approval.again()) {
      Content next = approval.content();
      contents.publish(next);
      suggestions.decide(approval.suggestion());
      Instant at = next.canonical().at();
      ports
          .outbox()
          .publish(
              List.of(
                  AdvisoryEvents.approved(
                      approval.suggestion(),
                      next.canonical().number(),
                      at,
                      ports.randomness().newId()),
                  AdvisoryEvents.published(next, ports.randomness().newId())));
    }
    return approval;
  }

  private static Map<String, String> facts(Approval approval) {
    return Map.of(
        "version", Integer.toString(approval.suggestion().baseVersion() + 1),
        "again", Boolean.toString(approval.again()));
  }

  @Override
  public Outcome<Suggestion> reject(SiteCaller caller, SuggestionId id, String reason) {
    return decide(
        caller,
        id,
        (content, suggestion) -> {
          Map<String, String> asked = new TreeMap<>(asked(suggestion));
          asked.put("reason", reason);
          Instant now = ports.now();
          return history
              .write(
                  caller,
                  AdvisoryHistory.chainOf(content.id()),
                  REJECT,
                  asked,
                  SuggestionGates.approval(caller, suggestion)
                      .then(admin -> suggestion.reject(admin.user(), reason, now))
                      .map(rejection -> rejected(rejection, now)),
                  rejection -> Map.of("again", Boolean.toString(rejection.again())))
              .map(Rejection::suggestion);
        });
  }

  private Rejection rejected(Rejection rejection, Instant now) {
    if (!rejection.again()) {
      suggestions.decide(rejection.suggestion());
      ports
          .outbox()
          .publish(
              List.of(
                  AdvisoryEvents.rejected(
                      rejection.suggestion(), now, ports.randomness().newId())));
    }
    return rejection;
  }

  /** What is decided about a content is decided under its lock. */
  @FunctionalInterface
  private interface Verdict<T> {
    Outcome<T> of(Content content, Suggestion suggestion);
  }

  private <T> Outcome<T> decide(SiteCaller caller, SuggestionId id, Verdict<T> verdict) {
    return SuggestionGates.entry(caller)
        .then(
            _ ->
                scope.within(
                    caller.site(),
                    () ->
                        find(caller, id)
                            .then(
                                seen ->
                                    SiteContentsUseCase.found(
                                        contents.lock(caller.site(), seen.content())))
                            .then(
                                content ->
                                    // As it is now that nobody else can decide.
                                    find(caller, id)
                                        .then(suggestion -> verdict.of(content, suggestion)))));
  }

  private Outcome<Suggestion> find(SiteCaller caller, SuggestionId id) {
    return suggestions
        .find(caller.site(), id)
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(AdvisoryFailure.SUGGESTION_NOT_FOUND));
  }

  private static Map<String, String> asked(Suggestion suggestion) {
    return Map.of(
        "suggestion_id", suggestion.id().toString(),
        "base_version", Integer.toString(suggestion.baseVersion()),
        "provider", suggestion.origin().provider(),
        "suggester", suggestion.suggester().toString());
  }
}
