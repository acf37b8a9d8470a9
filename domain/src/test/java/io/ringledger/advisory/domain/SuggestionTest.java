package io.ringledger.advisory.domain;

import static io.ringledger.advisory.domain.AdvisoryFixtures.ADMIN;
import static io.ringledger.advisory.domain.AdvisoryFixtures.ANNOUNCED;
import static io.ringledger.advisory.domain.AdvisoryFixtures.BETTER;
import static io.ringledger.advisory.domain.AdvisoryFixtures.NOON;
import static io.ringledger.advisory.domain.AdvisoryFixtures.OTHER_ADMIN;
import static io.ringledger.advisory.domain.AdvisoryFixtures.SUGGESTION;
import static io.ringledger.advisory.domain.AdvisoryFixtures.announcement;
import static io.ringledger.advisory.domain.AdvisoryFixtures.assertRefused;
import static io.ringledger.advisory.domain.AdvisoryFixtures.successOf;
import static io.ringledger.advisory.domain.AdvisoryFixtures.suggestionAbout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.advisory.domain.Decision.Approved;
import io.ringledger.advisory.domain.Decision.Rejected;
import io.ringledger.advisory.domain.Suggestion.Approval;
import io.ringledger.advisory.domain.Suggestion.Rejection;
import org.junit.jupiter.api.Test;

class SuggestionTest {

  @Test
  void approval_creates_a_new_version_that_tells_where_it_came_from() {
    Content before = announcement();
    Approval approval = successOf(suggestionAbout(before).approve(before, OTHER_ADMIN, NOON));
    ContentVersion next = approval.content().canonical();
    assertThat(next.number()).isEqualTo(2);
    assertThat(next.text()).isEqualTo(BETTER);
    assertThat(next.author()).isEqualTo(OTHER_ADMIN);
    assertThat(next.suggestion()).contains(SUGGESTION);
    assertThat(approval.suggestion().decision()).isEqualTo(new Approved(OTHER_ADMIN, NOON, 2));
    assertThat(approval.again()).isFalse();
    assertThat(before.canonical().text()).isEqualTo(ANNOUNCED);
  }

  @Test
  void approving_again_changes_nothing() {
    Approval first =
        successOf(suggestionAbout(announcement()).approve(announcement(), ADMIN, NOON));
    Approval second =
        successOf(first.suggestion().approve(first.content(), OTHER_ADMIN, NOON.plusSeconds(9)));
    assertThat(second.again()).isTrue();
    assertThat(second.suggestion()).isEqualTo(first.suggestion());
    assertThat(second.content()).isEqualTo(first.content());
  }

  @Test
  void a_suggestion_about_an_older_version_is_stale() {
    Suggestion suggestion = suggestionAbout(announcement());
    Content moved = successOf(announcement().edit(1, BETTER, ADMIN, NOON));
    assertRefused(suggestion.approve(moved, ADMIN, NOON), AdvisoryFailure.SUGGESTION_STALE);
    assertThat(successOf(suggestion.reject(ADMIN, "Too late.", NOON)).again()).isFalse();
  }

  @Test
  void what_was_rejected_is_never_approved() {
    Rejection rejection = successOf(suggestionAbout(announcement()).reject(ADMIN, "Dull.", NOON));
    assertThat(rejection.suggestion().decision()).isEqualTo(new Rejected(ADMIN, NOON, "Dull."));
    assertRefused(
        rejection.suggestion().approve(announcement(), ADMIN, NOON),
        AdvisoryFailure.SUGGESTION_DECIDED);
  }

  @Test
  void what_was_approved_is_never_rejected() {
    Approval approval =
        successOf(suggestionAbout(announcement()).approve(announcement(), ADMIN, NOON));
    assertRefused(
        approval.suggestion().reject(ADMIN, "On second thoughts.", NOON),
        AdvisoryFailure.SUGGESTION_DECIDED);
  }

  @Test
  void rejecting_again_keeps_the_first_reason() {
    Suggestion rejected =
        successOf(suggestionAbout(announcement()).reject(ADMIN, "Dull.", NOON)).suggestion();
    Rejection again = successOf(rejected.reject(OTHER_ADMIN, "Dull.", NOON.plusSeconds(9)));
    assertThat(again.again()).isTrue();
    assertThat(again.suggestion()).isEqualTo(rejected);
    assertRefused(rejected.reject(OTHER_ADMIN, "Wrong.", NOON), AdvisoryFailure.SUGGESTION_DECIDED);
  }

  @Test
  void a_suggestion_is_published_on_its_own_content_only() {
    Content other =
        Content.begin(
            AdvisoryFixtures.OTHER_SITE,
            AdvisoryFixtures.CONTENT,
            new ContentKey("fight-night"),
            ANNOUNCED,
            ADMIN,
            NOON);
    assertThatThrownBy(() -> suggestionAbout(announcement()).approve(other, ADMIN, NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_rejection_has_a_reason_of_at_most_1000_characters() {
    assertThat(Decision.isReason("")).isFalse();
    assertThat(Decision.isReason(" ")).isFalse();
    assertThat(Decision.isReason("x".repeat(1000))).isTrue();
    assertThat(Decision.isReason("x".repeat(1001))).isFalse();
  }
}
