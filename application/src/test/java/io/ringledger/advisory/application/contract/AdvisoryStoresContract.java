package io.ringledger.advisory.application.contract;

import static io.ringledger.advisory.domain.AdvisoryFixtures.ANNOUNCED;
import static io.ringledger.advisory.domain.AdvisoryFixtures.BETTER;
import static io.ringledger.advisory.domain.AdvisoryFixtures.NOON;
import static io.ringledger.advisory.domain.AdvisoryFixtures.proposal;
import static io.ringledger.advisory.domain.AdvisoryFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.advisory.application.outbound.AiFlags;
import io.ringledger.advisory.application.outbound.Contents;
import io.ringledger.advisory.application.outbound.Contents.Added;
import io.ringledger.advisory.application.outbound.Suggestions;
import io.ringledger.advisory.application.outbound.Suggestions.Filter;
import io.ringledger.advisory.domain.AiFlag;
import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.ContentKey;
import io.ringledger.advisory.domain.ContentVersion;
import io.ringledger.advisory.domain.Decision.Pending;
import io.ringledger.advisory.domain.Origin;
import io.ringledger.advisory.domain.Suggestion;
import io.ringledger.advisory.domain.Suggestion.Approval;
import io.ringledger.advisory.domain.SuggestionId;
import io.ringledger.advisory.domain.SuggestionStatus;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.application.sites.Restriction;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stores of contents, suggestions and AI flags keep, and what they refuse. */
public abstract class AdvisoryStoresContract {

  private static final Filter ALL = new Filter(Optional.empty(), Optional.empty());

  private SiteId site;
  private SiteId other;
  private UserId admin;

  protected abstract SiteScope scope();

  protected abstract Restriction restriction();

  protected abstract Contents contents();

  protected abstract Suggestions suggestions();

  protected abstract AiFlags flags();

  protected abstract Randomness randomness();

  /** A site that is new. */
  protected abstract SiteId newSite();

  /** A user who is new. */
  protected abstract UserId newUser();

  @BeforeEach
  void twoSites() {
    site = newSite();
    other = newSite();
    admin = newUser();
  }

  @Test
  void a_content_is_found_as_it_was_added() {
    Content content = added(site, "fight-night");
    assertThat(in(site, () -> contents().find(site, content.id()))).contains(content);
    assertThat(in(site, () -> contents().lock(site, content.id()))).contains(content);
  }

  @Test
  void a_key_is_taken_once_on_each_site() {
    added(site, "fight-night");
    assertThat(in(site, () -> contents().add(content(site, "fight-night"))))
        .isEqualTo(Added.KEY_TAKEN);
    assertThat(in(other, () -> contents().add(content(other, "fight-night"))))
        .isEqualTo(Added.DONE);
  }

  @Test
  void a_version_is_added_and_those_before_stay() {
    Content first = added(site, "fight-night");
    Content second = successOf(first.edit(1, BETTER, admin, NOON.plusSeconds(1)));
    in(site, () -> publish(second));
    assertThat(in(site, () -> contents().find(site, first.id()))).contains(second);
    assertThat(versions(first, Optional.empty(), 10))
        .containsExactly(second.canonical(), first.canonical());
    assertThat(versions(first, Optional.empty(), 1)).containsExactly(second.canonical());
    assertThat(versions(first, Optional.of(2), 1)).containsExactly(first.canonical());
  }

  @Test
  void a_version_is_not_added_twice() {
    Content first = added(site, "fight-night");
    Content second = successOf(first.edit(1, BETTER, admin, NOON));
    in(site, () -> publish(second));
    assertThatThrownBy(() -> in(site, () -> publish(second))).isInstanceOf(RuntimeException.class);
  }

  @Test
  void contents_are_listed_newest_first() {
    List<Content> three = List.of(added(site, "a"), added(site, "b"), added(site, "c"));
    added(other, "d");
    var page = in(site, () -> contents().page(site, Optional.empty(), 2));
    assertThat(page.items()).containsExactly(three.get(2), three.get(1));
    assertThat(page.next()).contains(three.get(1).id());
    var rest = in(site, () -> contents().page(site, page.next(), 2));
    assertThat(rest.items()).containsExactly(three.get(0));
    assertThat(rest.next()).isEmpty();
  }

  @Test
  void ai_is_off_until_it_is_turned_on_and_every_version_stays() {
    assertThat(in(site, () -> flags().current(site))).isEqualTo(AiFlag.untouched(site));
    AiFlag on = turned(site, true);
    assertThat(in(site, () -> flags().current(site))).isEqualTo(on);
    assertThat(in(site, () -> flags().hold(site))).isEqualTo(on);
    assertThat(in(other, () -> flags().current(other)).enabled()).isFalse();
    AiFlag off = turned(site, false);
    assertThat(off.version()).isEqualTo(2);
    assertThat(in(site, () -> flags().current(site))).isEqualTo(off);
  }

  @Test
  void a_flag_turns_and_counts_one_by_one() {
    AiFlag on = turned(site, true);
    assertThatThrownBy(() -> in(site, () -> add(on))).isInstanceOf(RuntimeException.class);
    AiFlag skipping = new AiFlag(site, 3, false, on.changed());
    assertThatThrownBy(() -> in(site, () -> add(skipping))).isInstanceOf(RuntimeException.class);
    AiFlag again = new AiFlag(site, 2, true, on.changed());
    assertThatThrownBy(() -> in(site, () -> add(again))).isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_suggestion_is_stored_separately_and_found_as_it_was_added() {
    Content content = added(site, "fight-night");
    Suggestion suggestion = suggested(content);
    assertThat(in(site, () -> suggestions().find(site, suggestion.id()))).contains(suggestion);
    assertThat(in(site, () -> contents().find(site, content.id()))).contains(content);
    assertThat(versions(content, Optional.empty(), 10)).hasSize(1);
  }

  @Test
  void no_suggestion_is_stored_while_ai_is_disabled() {
    Content content = added(site, "fight-night");
    assertThatThrownBy(() -> in(site, () -> addSuggestion(suggestion(content))))
        .isInstanceOf(RuntimeException.class);
    turned(site, true);
    turned(site, false);
    assertThatThrownBy(() -> in(site, () -> addSuggestion(suggestion(content))))
        .isInstanceOf(RuntimeException.class);
    assertThat(in(site, () -> suggestions().page(site, ALL, Optional.empty(), 10)).items())
        .isEmpty();
  }

  @Test
  void only_the_advisory_role_adds_suggestions() {
    Content content = added(site, "fight-night");
    turned(site, true);
    assertThatThrownBy(
            () ->
                in(
                    site,
                    () -> {
                      suggestions().add(suggestion(content));
                      return true;
                    }))
        .isInstanceOf(Throwable.class);
    assertThat(in(site, () -> suggestions().page(site, ALL, Optional.empty(), 10)).items())
        .isEmpty();
  }

  @Test
  void ai_cannot_write_to_content_tables() {
    Content content = added(site, "fight-night");
    Content next = successOf(content.edit(1, BETTER, admin, NOON));
    assertThatThrownBy(() -> in(site, () -> asAdvisory(() -> publish(next))))
        .isInstanceOf(Throwable.class);
    assertThatThrownBy(() -> in(site, () -> asAdvisory(() -> contents().add(content(site, "b")))))
        .isInstanceOf(Throwable.class);
    assertThat(in(site, () -> contents().find(site, content.id()))).contains(content);
    assertThat(in(site, () -> contents().page(site, Optional.empty(), 10)).items()).hasSize(1);
  }

  @Test
  void ai_cannot_decide_and_cannot_turn_itself_on() {
    Content content = added(site, "fight-night");
    Suggestion suggestion = suggested(content);
    Suggestion rejected = successOf(suggestion.reject(admin, "Dull.", NOON)).suggestion();
    assertThatThrownBy(
            () ->
                in(
                    site,
                    () ->
                        asAdvisory(
                            () -> {
                              suggestions().decide(rejected);
                              return true;
                            })))
        .isInstanceOf(Throwable.class);
    AiFlag off = in(site, () -> flags().current(site)).turned(false, admin, NOON);
    assertThatThrownBy(() -> in(site, () -> asAdvisory(() -> add(off))))
        .isInstanceOf(Throwable.class);
    assertThat(in(site, () -> suggestions().find(site, suggestion.id()))).contains(suggestion);
    assertThat(in(site, () -> flags().current(site)).enabled()).isTrue();
  }

  @Test
  void an_approval_is_kept_with_the_version_it_made() {
    Content content = added(site, "fight-night");
    Approval approval = successOf(suggested(content).approve(content, admin, NOON));
    in(site, () -> approve(approval));
    assertThat(in(site, () -> suggestions().find(site, approval.suggestion().id())))
        .contains(approval.suggestion());
    assertThat(in(site, () -> contents().find(site, content.id()))).contains(approval.content());
    assertThat(versions(content, Optional.empty(), 10))
        .containsExactly(approval.content().canonical(), content.canonical());
  }

  @Test
  void what_was_decided_stays() {
    Content content = added(site, "fight-night");
    Suggestion pending = suggested(content);
    Suggestion rejected = successOf(pending.reject(admin, "Dull.", NOON)).suggestion();
    in(site, () -> decide(rejected));
    Suggestion otherwise = successOf(pending.reject(admin, "Wrong.", NOON)).suggestion();
    assertThatThrownBy(() -> in(site, () -> decide(otherwise)))
        .isInstanceOf(RuntimeException.class);
    assertThat(in(site, () -> suggestions().find(site, pending.id()))).contains(rejected);
  }

  @Test
  void suggestions_are_listed_by_status_and_content_newest_first() {
    Content a = added(site, "a");
    Content b = added(site, "b");
    Suggestion first = suggested(a);
    Suggestion second = suggested(b);
    Suggestion third = suggested(a);
    Suggestion rejected = successOf(first.reject(admin, "Dull.", NOON)).suggestion();
    in(site, () -> decide(rejected));
    assertThat(listed(ALL)).containsExactly(third, second, rejected);
    assertThat(listed(new Filter(Optional.of(SuggestionStatus.REJECTED), Optional.empty())))
        .containsExactly(rejected);
    assertThat(listed(new Filter(Optional.of(SuggestionStatus.PENDING), Optional.of(a.id()))))
        .containsExactly(third);
    assertThat(listed(new Filter(Optional.empty(), Optional.of(a.id()))))
        .containsExactly(third, rejected);
    var page = in(site, () -> suggestions().page(site, ALL, Optional.empty(), 2));
    assertThat(page.next()).contains(second.id());
    assertThat(in(site, () -> suggestions().page(site, ALL, page.next(), 2)).items())
        .containsExactly(rejected);
  }

  @Test
  void pending_ones_and_recent_ones_are_counted() {
    Content a = added(site, "a");
    Content b = added(site, "b");
    Suggestion first = suggested(a);
    suggested(a);
    suggested(b);
    in(site, () -> decide(successOf(first.reject(admin, "Dull.", NOON)).suggestion()));
    assertThat(in(site, () -> suggestions().pending(site, a.id()))).isEqualTo(1);
    assertThat(in(site, () -> suggestions().madeAfter(site, NOON.minusSeconds(1)))).isEqualTo(3);
    assertThat(in(site, () -> suggestions().madeAfter(site, NOON))).isZero();
  }

  @Test
  void site_id_scopes_suggestions_and_contents() {
    Content content = added(site, "fight-night");
    Suggestion suggestion = suggested(content);
    assertThat(in(other, () -> contents().find(other, content.id()))).isEmpty();
    assertThat(in(other, () -> contents().lock(other, content.id()))).isEmpty();
    assertThat(in(other, () -> contents().page(other, Optional.empty(), 10)).items()).isEmpty();
    assertThat(
            in(other, () -> contents().versions(other, content.id(), Optional.empty(), 10)).items())
        .isEmpty();
    assertThat(in(other, () -> suggestions().find(other, suggestion.id()))).isEmpty();
    assertThat(in(other, () -> suggestions().page(other, ALL, Optional.empty(), 10)).items())
        .isEmpty();
    assertThat(in(other, () -> suggestions().pending(other, content.id()))).isZero();
  }

  @Test
  void nothing_of_a_site_is_written_in_the_scope_of_another() {
    Content content = added(site, "fight-night");
    Suggestion suggestion = suggested(content);
    turned(other, true);
    assertThatThrownBy(() -> in(other, () -> contents().add(content(site, "b"))))
        .isInstanceOf(Throwable.class);
    assertThatThrownBy(() -> in(other, () -> addSuggestion(suggestion(content))))
        .isInstanceOf(Throwable.class);
    Approval approval = successOf(suggestion.approve(content, admin, NOON));
    assertThatThrownBy(() -> in(other, () -> approve(approval))).isInstanceOf(Throwable.class);
    assertThatThrownBy(() -> in(other, () -> decide(approval.suggestion())))
        .isInstanceOf(Throwable.class);
    assertThat(in(site, () -> contents().find(site, content.id()))).contains(content);
    assertThat(in(site, () -> suggestions().find(site, suggestion.id()))).contains(suggestion);
  }

  private <T> T in(SiteId where, Supplier<T> work) {
    return scope().within(where, work);
  }

  private <T> T asAdvisory(Supplier<T> work) {
    return restriction().as(RestrictedRole.ADVISORY, work);
  }

  private List<ContentVersion> versions(Content content, Optional<Integer> before, int limit) {
    return in(site, () -> contents().versions(site, content.id(), before, limit)).items();
  }

  private List<Suggestion> listed(Filter filter) {
    return in(site, () -> suggestions().page(site, filter, Optional.empty(), 10)).items();
  }

  private Content content(SiteId where, String key) {
    return Content.begin(
        where, new ContentId(randomness().newId()), new ContentKey(key), ANNOUNCED, admin, NOON);
  }

  private Content added(SiteId where, String key) {
    Content content = content(where, key);
    assertThat(in(where, () -> contents().add(content))).isEqualTo(Added.DONE);
    return content;
  }

  private boolean publish(Content content) {
    contents().publish(content);
    return true;
  }

  private boolean approve(Approval approval) {
    contents().publish(approval.content());
    suggestions().decide(approval.suggestion());
    return true;
  }

  private boolean decide(Suggestion suggestion) {
    suggestions().decide(suggestion);
    return true;
  }

  private AiFlag turned(SiteId where, boolean on) {
    return in(
        where,
        () -> {
          AiFlag next = flags().lock(where).turned(on, admin, NOON);
          flags().add(next);
          return next;
        });
  }

  private boolean add(AiFlag flag) {
    flags().add(flag);
    return true;
  }

  private Suggestion suggestion(Content content) {
    return new Suggestion(
        content.site(),
        new SuggestionId(randomness().newId()),
        content.id(),
        content.canonical().number(),
        admin,
        Optional.of("Say when and where."),
        new Origin("rules", "1", "ab".repeat(32)),
        proposal(),
        NOON,
        new Pending());
  }

  private Suggestion suggested(Content content) {
    if (!in(content.site(), () -> flags().current(content.site())).enabled()) {
      turned(content.site(), true);
    }
    Suggestion suggestion = suggestion(content);
    in(content.site(), () -> addSuggestion(suggestion));
    return suggestion;
  }

  private boolean addSuggestion(Suggestion suggestion) {
    restriction().run(RestrictedRole.ADVISORY, () -> suggestions().add(suggestion));
    return true;
  }
}
