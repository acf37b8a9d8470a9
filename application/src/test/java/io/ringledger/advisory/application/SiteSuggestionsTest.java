package io.ringledger.advisory.application;

import static io.ringledger.advisory.application.fakes.AdvisoryStage.admin;
import static io.ringledger.advisory.application.fakes.AdvisoryStage.customer;
import static io.ringledger.advisory.application.fakes.AdvisoryStage.superAdmin;
import static io.ringledger.advisory.application.fakes.AdvisoryStage.visitor;
import static io.ringledger.advisory.application.fakes.AdvisoryStage.wish;
import static io.ringledger.advisory.domain.AdvisoryFixtures.ADMIN;
import static io.ringledger.advisory.domain.AdvisoryFixtures.ANNOUNCED;
import static io.ringledger.advisory.domain.AdvisoryFixtures.BETTER;
import static io.ringledger.advisory.domain.AdvisoryFixtures.OTHER_ADMIN;
import static io.ringledger.advisory.domain.AdvisoryFixtures.OTHER_SITE;
import static io.ringledger.advisory.domain.AdvisoryFixtures.SITE;
import static io.ringledger.advisory.domain.AdvisoryFixtures.assertRefused;
import static io.ringledger.advisory.domain.AdvisoryFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.advisory.application.SiteSuggestions.RequestSuggestion;
import io.ringledger.advisory.application.fakes.AdvisoryStage;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Busy;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Unavailable;
import io.ringledger.advisory.application.outbound.SuggestionProvider.Unusable;
import io.ringledger.advisory.application.outbound.Suggestions.Filter;
import io.ringledger.advisory.domain.AdvisoryFailure;
import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.ContentKey;
import io.ringledger.advisory.domain.ContentVersion;
import io.ringledger.advisory.domain.Decision.Pending;
import io.ringledger.advisory.domain.Decision.Rejected;
import io.ringledger.advisory.domain.Suggestion;
import io.ringledger.advisory.domain.SuggestionInput;
import io.ringledger.advisory.domain.SuggestionStatus;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.fakes.PrintedAnswers;
import io.ringledger.shared.application.sites.SiteCaller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiteSuggestionsTest {

  private static final Filter ALL = new Filter(Optional.empty(), Optional.empty());

  private final AdvisoryStage stage = new AdvisoryStage();
  private final SiteSuggestions suggestions = new SiteSuggestionsUseCase(stage.ports());
  private final SiteContents contents = new SiteContentsUseCase(stage.ports());
  private final AiSwitch ai = new AiSwitchUseCase(stage.ports());
  private final PrintedAnswers<Suggestion> printed = new PrintedAnswers<>();
  private final Content content = announced();

  private Content announced() {
    return successOf(contents.create(admin(), new ContentKey("fight-night"), ANNOUNCED));
  }

  @BeforeEach
  void aiIsOn() {
    successOf(ai.turn(superAdmin(), true));
  }

  @Test
  void suggestion_stored_separately_and_canonical_content_unchanged_until_approval() {
    Suggestion suggestion = asked("key-1");
    assertThat(suggestion.decision()).isEqualTo(new Pending());
    assertThat(suggestion.suggester()).isEqualTo(ADMIN);
    assertThat(suggestion.origin().provider()).isEqualTo("rules");
    assertThat(suggestion.origin().inputHash())
        .isEqualTo(new SuggestionInput(ANNOUNCED, Optional.empty()).hash());
    assertThat(successOf(contents.get(visitor(), content.id()))).isEqualTo(content);
    assertThat(versions()).hasSize(1);

    successOf(suggestions.approve(admin(), suggestion.id()));

    assertThat(successOf(contents.get(visitor(), content.id())).canonical().text())
        .isEqualTo(suggestion.proposal().text());
  }

  @Test
  void approval_creates_new_version_with_provenance() {
    Suggestion suggestion = asked("key-1");
    SiteCaller approver = admin(SITE, OTHER_ADMIN);
    var approval = successOf(suggestions.approve(approver, suggestion.id()));
    assertThat(versions()).extracting(ContentVersion::number).containsExactly(2, 1);
    assertThat(versions().getFirst().suggestion()).contains(suggestion.id());
    assertThat(versions().getFirst().author()).isEqualTo(OTHER_ADMIN);
    assertThat(versions().getLast()).isEqualTo(content.canonical());
    assertThat(approval.suggestion())
        .isEqualTo(successOf(suggestions.get(admin(), suggestion.id())));
  }

  @Test
  void approving_again_makes_no_other_version() {
    Suggestion suggestion = asked("key-1");
    successOf(suggestions.approve(admin(), suggestion.id()));
    List<NewEvent> told = stage.outbox.published();
    var again = successOf(suggestions.approve(admin(SITE, OTHER_ADMIN), suggestion.id()));
    assertThat(again.again()).isTrue();
    assertThat(versions()).hasSize(2);
    assertThat(stage.outbox.published()).isEqualTo(told);
  }

  @Test
  void a_suggestion_about_what_is_not_said_any_more_is_stale() {
    Suggestion suggestion = asked("key-1");
    successOf(contents.edit(admin(), content.id(), 1, BETTER));
    assertRefused(suggestions.approve(admin(), suggestion.id()), AdvisoryFailure.SUGGESTION_STALE);
    assertThat(versions()).hasSize(2);
    assertThat(lastEntry().outcome()).isEqualTo("suggestion_stale");
    assertThat(lastEntry().details()).containsEntry("site_id", SITE.toString());
  }

  @Test
  void of_two_suggestions_about_one_version_one_is_approved() {
    Suggestion first = asked("key-1");
    Suggestion second = asked("key-2");
    successOf(suggestions.approve(admin(), first.id()));
    assertRefused(suggestions.approve(admin(), second.id()), AdvisoryFailure.SUGGESTION_STALE);
  }

  @Test
  void rejection_is_logged_and_its_reason_listed() {
    Suggestion suggestion = asked("key-1");
    Suggestion rejected =
        successOf(suggestions.reject(admin(), suggestion.id(), "It says too little."));
    assertThat(rejected.decision())
        .isEqualTo(new Rejected(ADMIN, stage.clock.instant(), "It says too little."));
    assertThat(lastEntry().action()).isEqualTo("suggestion.reject");
    assertThat(lastEntry().actor()).isEqualTo(ADMIN.toString());
    assertThat(lastEntry().details())
        .containsEntry("reason", "It says too little.")
        .containsEntry("site_id", SITE.toString());
    Filter wanted = new Filter(Optional.of(SuggestionStatus.REJECTED), Optional.empty());
    assertThat(successOf(suggestions.list(admin(), wanted, Optional.empty(), 10)).items())
        .containsExactly(rejected);
    assertThat(versions()).hasSize(1);
    assertThat(stage.outbox.published(AdvisoryEvents.SUGGESTION_REJECTED)).hasSize(1);
  }

  @Test
  void ai_enabled_flag_gates_all_ai_calls_and_disable_returns_graceful_message() {
    successOf(ai.turn(superAdmin(), false));
    int committed = stage.trail.entries().size();
    Answer answer = suggestions.request(wish(admin(), content.id(), "key-1"), printed);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).endsWith("advisory_disabled: AI advisory is disabled for this site.");
    assertThat(stage.provider.asked()).isEmpty();
    assertThat(stage.suggestions.size()).isZero();
    assertThat(stage.answers.size()).isZero();
    assertThat(stage.trail.entries()).hasSize(committed);

    successOf(ai.turn(superAdmin(), true));
    assertThat(suggestions.request(wish(admin(), content.id(), "key-1"), printed).status())
        .as("the same wish is granted once AI is on")
        .isEqualTo(200);
  }

  @Test
  void what_was_asked_before_ai_was_turned_off_is_not_stored_after() {
    stage.provider.answers(
        input -> {
          successOf(ai.turn(superAdmin(), false));
          return new RulesSuggestionProvider().suggest(input);
        });
    Answer answer = suggestions.request(wish(admin(), content.id(), "key-1"), printed);
    assertThat(answer.body()).contains("advisory_disabled");
    assertThat(stage.suggestions.size()).isZero();
    assertThat(stage.answers.size()).isZero();
    assertThat(lastEntry().outcome()).isEqualTo("advisory_disabled");
  }

  @Test
  void what_was_asked_about_what_is_not_said_any_more_is_not_stored() {
    stage.provider.answers(
        input -> {
          successOf(contents.edit(admin(), content.id(), 1, BETTER));
          return new RulesSuggestionProvider().suggest(input);
        });
    assertThat(suggestions.request(wish(admin(), content.id(), "key-1"), printed).body())
        .contains("suggestion_stale");
    assertThat(stage.suggestions.size()).isZero();
  }

  @Test
  void a_provider_in_trouble_leaves_nothing_but_an_entry() {
    stage.provider.answers(_ -> new Unavailable("It did not answer within 10 s."));
    assertThat(suggestions.request(wish(admin(), content.id(), "key-1"), printed))
        .returns(502, Answer::status)
        .satisfies(answer -> assertThat(answer.body()).contains("advisory_unavailable"));
    stage.provider.answers(_ -> new Unusable("It is no JSON."));
    assertThat(suggestions.request(wish(admin(), content.id(), "key-1"), printed))
        .returns(502, Answer::status)
        .satisfies(answer -> assertThat(answer.body()).contains("advisory_output_unusable"));
    stage.provider.answers(_ -> new Busy("Too many at once."));
    assertThat(suggestions.request(wish(admin(), content.id(), "key-1"), printed).status())
        .isEqualTo(503);
    assertThat(stage.suggestions.size()).isZero();
    assertThat(stage.answers.size()).isZero();
    assertThat(stage.trail.history(AdvisoryHistory.chainOf(content.id())).links())
        .extracting(link -> link.entry().outcome())
        .containsExactly(
            "success", "advisory_unavailable", "advisory_output_unusable", "advisory_busy");
  }

  @Test
  void one_key_is_one_suggestion() {
    Answer first = suggestions.request(wish(admin(), content.id(), "key-1"), printed);
    Answer second = suggestions.request(wish(admin(), content.id(), "key-1"), printed);
    assertThat(second).isEqualTo(first);
    assertThat(stage.suggestions.size()).isEqualTo(1);
    assertThat(stage.provider.asked()).hasSize(1);
    RequestSuggestion otherBody =
        new RequestSuggestion(
            admin(),
            content.id(),
            Optional.of("Shorter."),
            new IdempotencyKey("key-1"),
            "e".repeat(64));
    assertThat(suggestions.request(otherBody, printed).body()).contains("idempotency_key_reused");
    assertThat(lastEntry().outcome()).isEqualTo("idempotency_key_reused");
  }

  @Test
  void two_requests_with_one_key_at_a_time_store_one_suggestion() {
    stage.provider.answers(
        input -> {
          stage.provider.answers(new RulesSuggestionProvider()::suggest);
          suggestions.request(wish(admin(), content.id(), "key-1"), printed);
          return new RulesSuggestionProvider().suggest(input);
        });
    Answer slower = suggestions.request(wish(admin(), content.id(), "key-1"), printed);
    assertThat(slower.status()).isEqualTo(200);
    assertThat(stage.suggestions.size()).isEqualTo(1);
  }

  @Test
  void site_id_scopes_suggestions() {
    Suggestion suggestion = asked("key-1");
    SiteCaller stranger = admin(OTHER_SITE, OTHER_ADMIN);
    assertRefused(suggestions.get(stranger, suggestion.id()), AdvisoryFailure.SUGGESTION_NOT_FOUND);
    assertRefused(
        suggestions.approve(stranger, suggestion.id()), AdvisoryFailure.SUGGESTION_NOT_FOUND);
    assertRefused(
        suggestions.reject(stranger, suggestion.id(), "Mine."),
        AdvisoryFailure.SUGGESTION_NOT_FOUND);
    assertThat(successOf(suggestions.list(stranger, ALL, Optional.empty(), 10)).items()).isEmpty();
    assertThat(suggestions.request(wish(stranger, content.id(), "key-2"), printed).body())
        .as("AI is on at one site only")
        .contains("advisory_disabled");
    assertRefused(contents.get(stranger, content.id()), AdvisoryFailure.CONTENT_NOT_FOUND);
    assertRefused(
        contents.edit(stranger, content.id(), 1, BETTER), AdvisoryFailure.CONTENT_NOT_FOUND);
    assertThat(contents.list(stranger, Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void nobody_but_an_admin_gets_to_suggestions() {
    Suggestion suggestion = asked("key-1");
    for (SiteCaller caller : List.of(visitor(), customer())) {
      assertThat(suggestions.request(wish(caller, content.id(), "key-2"), printed).status())
          .isEqualTo(403);
      assertRefused(
          suggestions.get(caller, suggestion.id()), AdvisoryFailure.ADVISORY_ADMIN_REQUIRED);
      assertRefused(
          suggestions.list(caller, ALL, Optional.empty(), 10),
          AdvisoryFailure.ADVISORY_ADMIN_REQUIRED);
      assertRefused(
          suggestions.approve(caller, suggestion.id()), AdvisoryFailure.ADVISORY_ADMIN_REQUIRED);
      assertRefused(
          suggestions.reject(caller, suggestion.id(), "No."),
          AdvisoryFailure.ADVISORY_ADMIN_REQUIRED);
      assertRefused(
          contents.create(caller, new ContentKey("b"), BETTER),
          AdvisoryFailure.ADVISORY_ADMIN_REQUIRED);
      assertRefused(
          contents.edit(caller, content.id(), 1, BETTER), AdvisoryFailure.ADVISORY_ADMIN_REQUIRED);
      assertRefused(
          contents.versions(caller, content.id(), Optional.empty(), 10),
          AdvisoryFailure.ADVISORY_ADMIN_REQUIRED);
      assertRefused(ai.turn(caller, false), AdvisoryFailure.ADVISORY_SUPER_ADMIN_REQUIRED);
      assertRefused(ai.read(caller), AdvisoryFailure.ADVISORY_ADMIN_REQUIRED);
    }
    assertThat(stage.provider.asked()).hasSize(1);
  }

  @Test
  void twenty_suggestions_of_a_content_wait_and_not_one_more() {
    for (int i = 0; i < Suggestion.MAX_PENDING; i++) {
      asked("key-" + i);
    }
    assertThat(suggestions.request(wish(admin(), content.id(), "key-x"), printed).body())
        .contains("suggestions_exhausted");
    assertThat(stage.provider.asked()).hasSize(Suggestion.MAX_PENDING);
  }

  @Test
  void within_an_hour_a_site_has_so_many_suggestions_and_not_one_more() {
    for (int i = 0; i < Suggestion.MAX_AN_HOUR; i++) {
      successOf(suggestions.reject(admin(), asked("key-" + i).id(), "Again."));
    }
    Answer answer = suggestions.request(wish(admin(), content.id(), "key-x"), printed);
    assertThat(answer.status()).isEqualTo(429);
    stage.clock.advance(Duration.ofHours(1));
    assertThat(suggestions.request(wish(admin(), content.id(), "key-x"), printed).status())
        .isEqualTo(200);
  }

  @Test
  void what_happens_is_told_with_its_site() {
    Suggestion suggestion = asked("key-1");
    successOf(suggestions.approve(admin(), suggestion.id()));
    assertThat(stage.outbox.published())
        .extracting(NewEvent::type)
        .containsExactly(
            AdvisoryEvents.CONTENT_PUBLISHED,
            AdvisoryEvents.SUGGESTION_APPROVED,
            AdvisoryEvents.CONTENT_PUBLISHED);
    assertThat(stage.outbox.published())
        .allSatisfy(
            event -> {
              assertThat(event.data().text("site_id")).isEqualTo(SITE.toString());
              assertThat(event.orderingKey()).isEqualTo(content.id().toString());
            });
    assertThat(stage.trail.entries())
        .allSatisfy(entry -> assertThat(entry.details()).containsEntry("site_id", SITE.toString()));
  }

  private Suggestion asked(String key) {
    int before = stage.suggestions.size();
    Answer answer = suggestions.request(wish(admin(), content.id(), key), printed);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(stage.suggestions.size()).isEqualTo(before + 1);
    return successOf(suggestions.list(admin(), ALL, Optional.empty(), 1)).items().getFirst();
  }

  private List<ContentVersion> versions() {
    return successOf(contents.versions(admin(), content.id(), Optional.empty(), 100)).items();
  }

  private AuditEntry lastEntry() {
    return stage.trail.history(AdvisoryHistory.chainOf(content.id())).links().getLast().entry();
  }
}
