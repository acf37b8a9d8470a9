package io.ringledger.advisory.persistence;

import static io.ringledger.advisory.domain.AdvisoryFixtures.ANNOUNCED;
import static io.ringledger.advisory.domain.AdvisoryFixtures.NOON;
import static io.ringledger.advisory.domain.AdvisoryFixtures.proposal;
import static io.ringledger.advisory.domain.AdvisoryFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.advisory.application.outbound.AiFlags;
import io.ringledger.advisory.application.outbound.Contents;
import io.ringledger.advisory.application.outbound.Suggestions;
import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.ContentKey;
import io.ringledger.advisory.domain.Decision.Pending;
import io.ringledger.advisory.domain.Origin;
import io.ringledger.advisory.domain.Suggestion;
import io.ringledger.advisory.domain.Suggestion.Approval;
import io.ringledger.advisory.domain.SuggestionId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.application.sites.Restriction;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each gate of advisory once more, tried with raw SQL by those who may not pass it. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class AdvisoryGatesInTheDatabaseTest {

  @Inject SiteScope scope;
  @Inject UnitOfWork unitOfWork;
  @Inject Restriction restriction;
  @Inject Contents contents;
  @Inject Suggestions suggestions;
  @Inject AiFlags flags;
  @Inject SetSql sql;
  EmbeddedDatabase database;

  private SiteId site;
  private UserId admin;
  private Content content;

  @BeforeEach
  void aSiteWithAContent() {
    site = AdvisoryRows.site(database, new SiteId(UUID.randomUUID()));
    admin = AdvisoryRows.user(database, new UserId(UUID.randomUUID()));
    content =
        Content.begin(
            site,
            new ContentId(UUID.randomUUID()),
            new ContentKey("fight-night"),
            ANNOUNCED,
            admin,
            NOON);
    scope.run(site, () -> contents.add(content));
  }

  @Test
  void aiCanWriteSuggestionsAndNothingElse() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      assertThat(
              Sql.column(
                  owner,
                  """
                  select c.oid::regclass || ' ' || right_ from pg_class c,
                    unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) right_
                  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
                    and (has_table_privilege('%1$s', c.oid, right_)
                      or right_ in ('INSERT', 'UPDATE', 'REFERENCES')
                        and has_any_column_privilege('%1$s', c.oid, right_))
                  """
                      .formatted(EmbeddedDatabase.APPLICATION + "_advisory")))
          .as("of all tables there are, orders and contents among them")
          .containsExactly("suggestions INSERT");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update content_items set canonical_version = 2",
        "insert into content_versions (version) values (2)",
        "insert into content_items (canonical_version) values (1)",
        "update suggestions set status = 'approved'",
        "insert into suggestions (status) values ('approved')",
        "insert into suggestions (decided_by) values (gen_random_uuid())",
        "insert into advisory_flags (enabled) values (true)",
        "update advisory_flags set enabled = true",
        "delete from suggestions",
        "select body from content_versions",
        "select * from suggestions",
        "select changed_by from advisory_flags"
      })
  void aiCannotWriteToContentTablesDecideNorReadWhatItNeedNot(String statement) {
    assertThatThrownBy(
            () ->
                scope.run(
                    site,
                    () ->
                        restriction.run(
                            RestrictedRole.ADVISORY, () -> sql.update(statement, _ -> {}))))
        .hasMessageContaining("permission denied");
  }

  @Test
  void aForgottenFilterShowsNothingOfAnotherSite() {
    turned(true);
    suggested();
    SiteId other = AdvisoryRows.site(database, new SiteId(UUID.randomUUID()));
    for (String table :
        List.of("advisory_flags", "content_items", "content_versions", "suggestions")) {
      String all = "select count(*) from " + table;
      assertThat(scope.within(other, () -> count(all))).as(table).isZero();
      assertThat(unitOfWork.execute(() -> count(all))).as(table + " without a site").isZero();
      assertThat(scope.within(site, () -> count(all))).as(table).isEqualTo(1);
    }
    assertThat(
            scope.within(
                other,
                () ->
                    sql.update(
                        """
                        update suggestions set status = 'rejected', decided_by = suggester,
                          decided_at = now(), reason = 'Mine.'
                        """,
                        _ -> {})))
        .isZero();
  }

  @Test
  void anApprovalNeedsAPersonAndAVersionMadeOfIt() {
    turned(true);
    Suggestion suggestion = suggested();
    for (String decision :
        List.of(
            "status = 'approved', approved_version = 2, decided_at = now()",
            "status = 'approved', approved_version = 2, decided_at = now(), decided_by = suggester",
            "status = 'rejected', decided_at = now(), decided_by = suggester",
            "status = 'approved', decided_at = now(), decided_by = suggester",
            "status = 'approved', approved_version = 1, decided_at = now(), decided_by = suggester",
            "status = 'rejected', decided_at = now(), decided_by = gen_random_uuid(), reason = 'R'")) {
      assertThatThrownBy(
              () ->
                  scope.run(site, () -> sql.update("update suggestions set " + decision, _ -> {})))
          .as(decision)
          .hasMessageContaining("constraint \"suggestions_");
    }
    assertThat(scope.within(site, () -> suggestions.find(site, suggestion.id())))
        .contains(suggestion);
  }

  @Test
  void aSuggestionIsNotApprovedTwiceAndADecisionStays() {
    turned(true);
    Approval approval = successOf(suggested().approve(content, admin, NOON));
    scope.run(
        site,
        () -> {
          contents.publish(approval.content());
          suggestions.decide(approval.suggestion());
        });
    assertThatThrownBy(
            () ->
                scope.run(
                    site,
                    () ->
                        sql.update(
                            """
                            update suggestions set status = 'rejected', approved_version = null,
                              reason = 'Late.'
                            """,
                            _ -> {})))
        .hasMessageContaining("a decision stays");
    assertThatThrownBy(
            () ->
                scope.run(
                    site,
                    () ->
                        sql.update(
                            """
                            insert into content_versions (site_id, content_id, version, title, body,
                              author, suggestion_id, created_at)
                            select site_id, content_id, 3, title, body, author, suggestion_id, now()
                            from content_versions where version = 2
                            """,
                            _ -> {})))
        .hasMessageContaining("content_versions_suggestion_once");
  }

  @Test
  void noVersionIsMadeOfASuggestionThatNobodyApproved() {
    turned(true);
    Content next = successOf(suggested().approve(content, admin, NOON)).content();
    assertThatThrownBy(() -> scope.run(site, () -> contents.publish(next)))
        .hasStackTraceContaining("content_versions_suggestion_approved");
    assertThat(scope.within(site, () -> contents.find(site, content.id()))).contains(content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update content_versions set body = 'x'",
        "delete from content_versions",
        "truncate content_versions cascade",
        "update content_items set content_key = 'x'",
        "update content_items set canonical_version = canonical_version + 2",
        "delete from content_items",
        "delete from suggestions",
        "update suggestions set body = 'x'",
        "truncate suggestions cascade",
        "update advisory_flags set enabled = true",
        "delete from advisory_flags",
        "truncate advisory_flags cascade"
      })
  void notEvenTheOwnerChangesWhatWasSaidOrSuggested(String statement) throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      owner.setAutoCommit(false);
      Sql.run(
          owner,
          """
          alter table content_items no force row level security;
          alter table content_versions no force row level security;
          alter table suggestions no force row level security
          """);
      assertThat(Sql.refusalOf(owner, statement))
          .hasValueSatisfying(refusal -> assertThat(refusal.state()).isEqualTo("23001"));
      owner.rollback();
    }
  }

  @Test
  void aSuggestionUnderWayWhileAiIsTurnedOffIsNotStored() {
    turned(true);
    CountDownLatch turned = new CountDownLatch(1);
    CountDownLatch adding = new CountDownLatch(1);
    // The one who turns it off is in the middle of it when the suggestion is added.
    Callable<Boolean> off =
        () ->
            scope.within(
                site,
                () -> {
                  flags.add(flags.lock(site).turned(false, admin, NOON));
                  turned.countDown();
                  InTurn.await(adding);
                  return true;
                });
    Callable<Boolean> add =
        () -> {
          InTurn.await(turned);
          adding.countDown();
          suggested();
          return true;
        };
    assertThatThrownBy(() -> InTurn.atOnce(List.of(off, add)))
        .hasStackTraceContaining("suggestions: AI advisory is disabled for this site");
    assertThat(scope.within(site, () -> count("select count(*) from suggestions"))).isZero();
    assertThat(scope.within(site, () -> flags.current(site)).enabled()).isFalse();
  }

  private int count(String query) {
    return sql.one(query, _ -> {}, row -> row.getInt(1)).orElseThrow();
  }

  private void turned(boolean on) {
    scope.run(site, () -> flags.add(flags.lock(site).turned(on, admin, NOON)));
  }

  private Suggestion suggested() {
    Suggestion suggestion =
        new Suggestion(
            site,
            new SuggestionId(UUID.randomUUID()),
            content.id(),
            1,
            admin,
            Optional.empty(),
            new Origin("rules", "1", "ab".repeat(32)),
            proposal(),
            NOON,
            new Pending());
    scope.run(
        site, () -> restriction.run(RestrictedRole.ADVISORY, () -> suggestions.add(suggestion)));
    return suggestion;
  }
}
