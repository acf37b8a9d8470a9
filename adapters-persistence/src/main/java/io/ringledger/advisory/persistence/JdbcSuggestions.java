package io.ringledger.advisory.persistence;

import io.ringledger.advisory.application.outbound.Suggestions;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.ContentText;
import io.ringledger.advisory.domain.Decision;
import io.ringledger.advisory.domain.Decision.Approved;
import io.ringledger.advisory.domain.Decision.Pending;
import io.ringledger.advisory.domain.Decision.Rejected;
import io.ringledger.advisory.domain.Finding;
import io.ringledger.advisory.domain.Origin;
import io.ringledger.advisory.domain.Proposal;
import io.ringledger.advisory.domain.Suggestion;
import io.ringledger.advisory.domain.SuggestionId;
import io.ringledger.advisory.domain.SuggestionStatus;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Suggestions as rows. The queries name the site, whatever the scope hides. */
@ApplicationScoped
public class JdbcSuggestions implements Suggestions {

  private static final String ADD =
      """
      insert into suggestions (suggestion_id, site_id, content_id, base_version, suggester,
        instruction, provider, provider_version, input_hash, title, body, rationale, finding_kinds,
        finding_details, created_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String SUGGESTIONS =
      """
      select suggestion_id, site_id, content_id, base_version, suggester, instruction, provider,
        provider_version, input_hash, title, body, rationale, finding_kinds, finding_details,
        created_at, status, decided_by, decided_at, reason, approved_version
      from suggestions where site_id = ?
      """;

  private static final String PAGE =
      SUGGESTIONS
          + """
            and suggestion_id < ? and (?::text is null or status = ?)
            and (?::uuid is null or content_id = ?) order by suggestion_id desc limit ?
          """;

  private static final String DECIDE =
      """
      update suggestions
      set status = ?, decided_by = ?, decided_at = ?, reason = ?, approved_version = ?
      where site_id = ? and suggestion_id = ? and status = 'pending'
      """;

  private static final String PENDING =
      """
      select count(*) from suggestions
      where site_id = ? and content_id = ? and status = 'pending'
      """;

  private static final String MADE_AFTER =
      "select count(*) from suggestions where site_id = ? and created_at > ?";

  private final SetSql sql;

  JdbcSuggestions(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public void add(Suggestion suggestion) {
    if (!(suggestion.decision() instanceof Pending)) {
      throw new IllegalArgumentException("a suggestion is decided on by a person");
    }
    Proposal proposal = suggestion.proposal();
    sql.update(
        ADD,
        values ->
            values
                .set(suggestion.id().value())
                .set(suggestion.site().value())
                .set(suggestion.content().value())
                .set(suggestion.baseVersion())
                .set(suggestion.suggester().value())
                .set(suggestion.instruction().orElse(null))
                .set(suggestion.origin().provider())
                .set(suggestion.origin().version())
                .set(suggestion.origin().inputHash())
                .set(proposal.text().title())
                .set(proposal.text().body())
                .set(proposal.rationale())
                .set("text", proposal.findings(), finding -> finding.kind().wire())
                .set("text", proposal.findings(), Finding::detail)
                .set(Storable.moment(suggestion.at())));
  }

  @Override
  public Optional<Suggestion> find(SiteId site, SuggestionId id) {
    return sql.one(
        SUGGESTIONS + " and suggestion_id = ?",
        values -> values.set(site.value()).set(id.value()),
        JdbcSuggestions::suggestion);
  }

  @Override
  public void decide(Suggestion suggestion) {
    int decided =
        switch (suggestion.decision()) {
          case Approved(var by, var at, var version) ->
              decide(suggestion, by, at, Optional.empty(), Optional.of(version));
          case Rejected(var by, var at, var reason) ->
              decide(suggestion, by, at, Optional.of(reason), Optional.empty());
          case Pending _ -> throw new IllegalArgumentException("nobody has decided");
        };
    if (decided != 1) {
      throw new IllegalStateException(
          "suggestion " + suggestion.id() + " was decided on under its content's lock");
    }
  }

  private int decide(
      Suggestion suggestion,
      UserId by,
      Instant at,
      Optional<String> reason,
      Optional<Integer> version) {
    return sql.update(
        DECIDE,
        values ->
            values
                .set(suggestion.decision().status().wire())
                .set(by.value())
                .set(Storable.moment(at))
                .set(reason.orElse(null))
                .set(version.orElse(null))
                .set(suggestion.site().value())
                .set(suggestion.id().value()));
  }

  @Override
  public Page<Suggestion, SuggestionId> page(
      SiteId site, Filter filter, Optional<SuggestionId> before, int limit) {
    String status = filter.status().map(SuggestionStatus::wire).orElse(null);
    UUID content = filter.content().map(ContentId::value).orElse(null);
    List<Suggestion> found =
        sql.list(
            PAGE,
            values ->
                values
                    .set(site.value())
                    .set(before.map(SuggestionId::value).orElse(Ids.LAST))
                    .set(status)
                    .set(status)
                    .set(content)
                    .set(content)
                    .set(limit + 1),
            JdbcSuggestions::suggestion);
    return Ids.page(found, limit, Suggestion::id);
  }

  @Override
  public int pending(SiteId site, ContentId content) {
    return sql.one(
            PENDING, values -> values.set(site.value()).set(content.value()), row -> row.getInt(1))
        .orElse(0);
  }

  @Override
  public int madeAfter(SiteId site, Instant instant) {
    return sql.one(
            MADE_AFTER, values -> values.set(site.value()).set(instant), row -> row.getInt(1))
        .orElse(0);
  }

  private static Suggestion suggestion(ResultSet row) throws SQLException {
    return new Suggestion(
        new SiteId(row.getObject("site_id", UUID.class)),
        new SuggestionId(row.getObject("suggestion_id", UUID.class)),
        new ContentId(row.getObject("content_id", UUID.class)),
        row.getInt("base_version"),
        new UserId(row.getObject("suggester", UUID.class)),
        Optional.ofNullable(row.getString("instruction")),
        new Origin(
            row.getString("provider"),
            row.getString("provider_version"),
            row.getString("input_hash")),
        new Proposal(
            new ContentText(row.getString("title"), row.getString("body")),
            row.getString("rationale"),
            findings(SetSql.texts(row, "finding_kinds"), SetSql.texts(row, "finding_details"))),
        SetSql.moment(row, "created_at"),
        decision(row));
  }

  private static List<Finding> findings(List<String> kinds, List<String> details) {
    return IntStream.range(0, kinds.size())
        .mapToObj(i -> new Finding(Finding.Kind.ofWire(kinds.get(i)).orElseThrow(), details.get(i)))
        .toList();
  }

  private static Decision decision(ResultSet row) throws SQLException {
    return switch (SuggestionStatus.ofWire(row.getString("status")).orElseThrow()) {
      case PENDING -> new Pending();
      case APPROVED -> new Approved(by(row), at(row), row.getInt("approved_version"));
      case REJECTED -> new Rejected(by(row), at(row), row.getString("reason"));
    };
  }

  private static UserId by(ResultSet row) throws SQLException {
    return new UserId(row.getObject("decided_by", UUID.class));
  }

  private static Instant at(ResultSet row) throws SQLException {
    return SetSql.moment(row, "decided_at");
  }
}
