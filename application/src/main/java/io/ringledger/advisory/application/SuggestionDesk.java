package io.ringledger.advisory.application;

import io.ringledger.advisory.application.SiteSuggestions.RequestSuggestion;
import io.ringledger.advisory.application.SuggestionGates.Admin;
import io.ringledger.advisory.application.outbound.AiFlags;
import io.ringledger.advisory.application.outbound.Contents;
import io.ringledger.advisory.application.outbound.SuggestionProvider;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Suggested;
import io.ringledger.advisory.application.outbound.Suggestions;
import io.ringledger.advisory.domain.AdvisoryFailure;
import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.Decision;
import io.ringledger.advisory.domain.Suggestion;
import io.ringledger.advisory.domain.SuggestionId;
import io.ringledger.advisory.domain.SuggestionInput;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.Idempotency;
import io.ringledger.shared.application.IdempotentRequest;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.application.sites.Restriction;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Gets a suggestion: passes the gates, asks the provider outside any unit of work, and keeps what
 * it answers under the one role that may, if AI is still enabled then.
 */
final class SuggestionDesk {

  private static final String CREATE = "suggestion.create";
  private static final Duration HOUR = Duration.ofHours(1);

  private final AdvisoryPorts ports;
  private final SiteScope scope;
  private final Restriction restriction;
  private final Contents contents;
  private final Suggestions suggestions;
  private final AiFlags flags;
  private final SuggestionProvider provider;
  private final Idempotency idempotency;
  private final AdvisoryHistory history;

  SuggestionDesk(AdvisoryPorts ports) {
    this.ports = ports;
    this.scope = ports.scope();
    this.restriction = ports.restriction();
    this.contents = ports.contents();
    this.suggestions = ports.suggestions();
    this.flags = ports.flags();
    this.provider = ports.provider();
    this.idempotency = new Idempotency(ports.answers());
    this.history = ports.history();
  }

  /** What the first unit of work comes to. */
  private sealed interface Step {

    /** There is an answer, and the provider is not asked. */
    record Told(Answer answer) implements Step {}

    /** The provider is to be asked about that version. */
    record Ask(SuggestionInput input, int baseVersion) implements Step {}
  }

  Answer request(RequestSuggestion command, AnswerFormat<Suggestion> format) {
    return switch (SuggestionGates.entry(command.caller())) {
      case Rejected<Admin> refusal -> format.format(refusal.as());
      case Success<Admin>(var admin) ->
          switch (within(command, () -> begin(command, format))) {
            case Step.Told(var answer) -> answer;
            case Step.Ask ask -> {
              Outcome<Suggested> suggested =
                  SuggestionGates.suggestion(ask.input(), provider.suggest(ask.input()));
              yield within(command, () -> end(command, format, admin, ask, suggested));
            }
          };
    };
  }

  private <T> T within(RequestSuggestion command, Supplier<T> work) {
    return scope.within(command.caller().site(), work);
  }

  private Step begin(RequestSuggestion command, AnswerFormat<Suggestion> format) {
    SiteId site = command.caller().site();
    Outcome<Step> step =
        SuggestionGates.ai(flags.current(site))
            .then(_ -> SiteContentsUseCase.found(contents.find(site, command.content())))
            .then(
                content ->
                    earlier(command, format)
                        .map(answer -> Outcome.<Step>success(new Step.Told(answer)))
                        .orElseGet(() -> withinLimits(command).map(_ -> ask(command, content))));
    return switch (step) {
      case Success<Step>(var next) -> next;
      case Rejected<Step> refusal -> new Step.Told(format.format(refusal.as()));
    };
  }

  private static Step ask(RequestSuggestion command, Content content) {
    return new Step.Ask(
        new SuggestionInput(content.canonical().text(), command.instruction()),
        content.canonical().number());
  }

  private Outcome<Boolean> withinLimits(RequestSuggestion command) {
    SiteId site = command.caller().site();
    if (suggestions.pending(site, command.content()) >= Suggestion.MAX_PENDING) {
      return Outcome.rejected(AdvisoryFailure.SUGGESTIONS_EXHAUSTED);
    }
    return suggestions.madeAfter(site, ports.now().minus(HOUR)) >= Suggestion.MAX_AN_HOUR
        ? Outcome.rejected(AdvisoryFailure.ADVISORY_RATE_LIMITED)
        : Outcome.success(true);
  }

  private Answer end(
      RequestSuggestion command,
      AnswerFormat<Suggestion> format,
      Admin admin,
      Step.Ask ask,
      Outcome<Suggested> suggested) {
    Outcome<Content> locked =
        SiteContentsUseCase.found(contents.lock(command.caller().site(), command.content()));
    return earlier(command, format)
        .orElseGet(
            () -> {
              Outcome<Suggestion> outcome =
                  history.write(
                      command.caller(),
                      AdvisoryHistory.chainOf(command.content()),
                      CREATE,
                      asked(command, ask),
                      suggested.then(
                          answer ->
                              locked.then(content -> kept(command, admin, ask, content, answer))),
                      SuggestionDesk::facts);
              return switch (outcome) {
                case Success<Suggestion> done ->
                    idempotency.once(
                        intent(command), format, refusal -> collided(command, refusal), () -> done);
                // Nothing was kept, and later the same wish may be granted.
                case Rejected<Suggestion> refusal -> format.format(refusal);
              };
            });
  }

  private Outcome<Suggestion> kept(
      RequestSuggestion command, Admin admin, Step.Ask ask, Content content, Suggested answer) {
    SiteCaller caller = command.caller();
    if (content.canonical().number() != ask.baseVersion()) {
      return Outcome.rejected(AdvisoryFailure.SUGGESTION_STALE);
    }
    if (suggestions.pending(caller.site(), content.id()) >= Suggestion.MAX_PENDING) {
      return Outcome.rejected(AdvisoryFailure.SUGGESTIONS_EXHAUSTED);
    }
    Suggestion suggestion =
        new Suggestion(
            caller.site(),
            new SuggestionId(ports.randomness().newId()),
            content.id(),
            ask.baseVersion(),
            admin.user(),
            command.instruction(),
            answer.origin(),
            answer.proposal(),
            ports.now(),
            new Decision.Pending());
    // Held until the commit, so that nothing is kept once AI was turned off, on any replica.
    return SuggestionGates.ai(flags.hold(caller.site()))
        .map(
            _ -> {
              restriction.run(RestrictedRole.ADVISORY, () -> suggestions.add(suggestion));
              return suggestion;
            });
  }

  private Optional<Answer> earlier(RequestSuggestion command, AnswerFormat<Suggestion> format) {
    return idempotency.replay(intent(command), format, refusal -> collided(command, refusal));
  }

  private void collided(RequestSuggestion command, Rejected<Suggestion> refusal) {
    SiteCaller caller = command.caller();
    contents
        .lock(caller.site(), command.content())
        .ifPresent(
            content ->
                history.refused(
                    caller,
                    AdvisoryHistory.chainOf(content.id()),
                    CREATE,
                    Map.of(),
                    refusal.code(),
                    refusal.reason()));
  }

  private static IdempotentRequest intent(RequestSuggestion command) {
    return new IdempotentRequest(
        command.caller().actor().id(),
        "suggestion_create:%s:%s".formatted(command.caller().site(), command.content()),
        command.key(),
        command.fingerprint());
  }

  private static Map<String, String> asked(RequestSuggestion command, Step.Ask ask) {
    return Map.of(
        "base_version", Integer.toString(ask.baseVersion()),
        "input_hash", ask.input().hash(),
        "instructed", Boolean.toString(command.instruction().isPresent()));
  }

  private static Map<String, String> facts(Suggestion suggestion) {
    return new TreeMap<>(
        Map.of(
            "suggestion_id", suggestion.id().toString(),
            "provider", suggestion.origin().provider(),
            "provider_version", suggestion.origin().version()));
  }
}
