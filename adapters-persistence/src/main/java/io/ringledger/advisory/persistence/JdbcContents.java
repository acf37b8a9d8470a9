package io.ringledger.advisory.persistence;

import io.ringledger.advisory.application.outbound.Contents;
import io.ringledger.advisory.domain.Content;
import io.ringledger.advisory.domain.ContentId;
import io.ringledger.advisory.domain.ContentKey;
import io.ringledger.advisory.domain.ContentText;
import io.ringledger.advisory.domain.ContentVersion;
import io.ringledger.advisory.domain.SuggestionId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Contents and their versions as rows. The queries name the site, whatever the scope hides. */
@ApplicationScoped
public class JdbcContents implements Contents {

  /** Those who add to a site take turns, so that the bound holds. */
  private static final String TURN =
      "select pg_advisory_xact_lock(hashtextextended('ringledger.contents:' || ?::text, 0))";

  private static final String COUNT = "select count(*) from content_items where site_id = ?";

  private static final String ADD =
      """
      insert into content_items (content_id, site_id, content_key, canonical_version, created_at)
      values (?, ?, ?, ?, ?) on conflict (site_id, content_key) do nothing
      """;

  private static final String ADD_VERSION =
      """
      insert into content_versions
        (site_id, content_id, version, title, body, author, suggestion_id, created_at)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String POINT =
      """
      update content_items set canonical_version = ?
      where site_id = ? and content_id = ? and canonical_version = ?
      """;

  private static final String CONTENTS =
      """
      select i.site_id, i.content_id, i.content_key, i.created_at as begun_at,
        v.version, v.title, v.body, v.author, v.suggestion_id, v.created_at
      from content_items i join content_versions v
        on v.site_id = i.site_id and v.content_id = i.content_id and v.version = i.canonical_version
      where i.site_id = ?
      """;

  private static final String LOCK =
      """
      select content_id from content_items where site_id = ? and content_id = ?
      for no key update
      """;

  private static final String VERSIONS =
      """
      select version, title, body, author, suggestion_id, created_at from content_versions
      where site_id = ? and content_id = ? and version < ? order by version desc limit ?
      """;

  private final SetSql sql;

  JdbcContents(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public Added add(Content content) {
    UUID site = content.site().value();
    sql.list(TURN, values -> values.set(site), _ -> true);
    int count = sql.one(COUNT, values -> values.set(site), row -> row.getInt(1)).orElse(0);
    if (count >= Content.MAX_OF_A_SITE) {
      return Added.EXHAUSTED;
    }
    int added =
        sql.update(
            ADD,
            values ->
                values
                    .set(content.id().value())
                    .set(site)
                    .set(content.key().value())
                    .set(content.canonical().number())
                    .set(Storable.moment(content.createdAt())));
    if (added == 0) {
      return Added.KEY_TAKEN;
    }
    addVersion(content);
    return Added.DONE;
  }

  private void addVersion(Content content) {
    ContentVersion version = content.canonical();
    sql.update(
        ADD_VERSION,
        values ->
            values
                .set(content.site().value())
                .set(content.id().value())
                .set(version.number())
                .set(version.text().title())
                .set(version.text().body())
                .set(version.author().value())
                .set(version.suggestion().map(SuggestionId::value).orElse(null))
                .set(Storable.moment(version.at())));
  }

  @Override
  public Optional<Content> find(SiteId site, ContentId id) {
    return sql.one(
        CONTENTS + " and i.content_id = ?",
        values -> values.set(site.value()).set(id.value()),
        JdbcContents::content);
  }

  @Override
  public Optional<Content> lock(SiteId site, ContentId id) {
    // The lock first: what it waited for is seen by the next statement only.
    sql.list(LOCK, values -> values.set(site.value()).set(id.value()), _ -> true);
    return find(site, id);
  }

  @Override
  public void publish(Content content) {
    addVersion(content);
    int pointed =
        sql.update(
            POINT,
            values ->
                values
                    .set(content.canonical().number())
                    .set(content.site().value())
                    .set(content.id().value())
                    .set(content.canonical().number() - 1));
    if (pointed != 1) {
      throw new IllegalStateException("content " + content.id() + " has moved on under its lock");
    }
  }

  @Override
  public Page<Content, ContentId> page(SiteId site, Optional<ContentId> before, int limit) {
    List<Content> found =
        sql.list(
            CONTENTS + " and i.content_id < ? order by i.content_id desc limit ?",
            values ->
                values
                    .set(site.value())
                    .set(before.map(ContentId::value).orElse(Ids.LAST))
                    .set(limit + 1),
            JdbcContents::content);
    return Ids.page(found, limit, Content::id);
  }

  @Override
  public Page<ContentVersion, Integer> versions(
      SiteId site, ContentId content, Optional<Integer> before, int limit) {
    List<ContentVersion> found =
        sql.list(
            VERSIONS,
            values ->
                values
                    .set(site.value())
                    .set(content.value())
                    .set(before.orElse(Integer.MAX_VALUE))
                    .set(limit + 1),
            JdbcContents::version);
    return Ids.page(found, limit, ContentVersion::number);
  }

  private static Content content(ResultSet row) throws SQLException {
    return new Content(
        new SiteId(row.getObject("site_id", UUID.class)),
        new ContentId(row.getObject("content_id", UUID.class)),
        new ContentKey(row.getString("content_key")),
        version(row),
        SetSql.moment(row, "begun_at"));
  }

  private static ContentVersion version(ResultSet row) throws SQLException {
    return new ContentVersion(
        row.getInt("version"),
        new ContentText(row.getString("title"), row.getString("body")),
        new UserId(row.getObject("author", UUID.class)),
        Optional.ofNullable(row.getObject("suggestion_id", UUID.class)).map(SuggestionId::new),
        SetSql.moment(row, "created_at"));
  }
}
