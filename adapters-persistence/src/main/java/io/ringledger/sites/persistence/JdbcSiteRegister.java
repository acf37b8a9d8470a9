package io.ringledger.sites.persistence;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.sites.application.outbound.SiteRegister;
import io.ringledger.sites.domain.Site;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sites and their admins in PostgreSQL. The queries name the site, whatever the scope hides. */
@ApplicationScoped
public class JdbcSiteRegister implements SiteRegister {

  private static final String ADD =
      """
      insert into sites (id, slug, name, currency, open, created_at) values (?, ?, ?, ?, ?, ?)
      on conflict (slug) do nothing
      """;

  private static final String SITES =
      "select id, slug, name, currency, open, created_at from sites where ";

  private static final String ADMINS =
      "select user_id from site_admins where site_id = ? order by user_id";

  private static final String IS_ADMIN =
      "select user_id from site_admins where site_id = ? and user_id = ?";

  // Who is one already stays so since then.
  private static final String ADD_ADMIN =
      """
      insert into site_admins (site_id, user_id, granted_at)
      select ?, id, ? from users where id = ? on conflict (site_id, user_id) do nothing
      """;

  private static final String REMOVE_ADMIN =
      "delete from site_admins where site_id = ? and user_id = ?";

  /** Sorts after every version 7 id. */
  private static final UUID LAST = new UUID(-1, -1);

  private final SetSql sql;

  JdbcSiteRegister(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public boolean add(Site site) {
    return sql.update(
            ADD,
            values ->
                values
                    .set(site.id().value())
                    .set(site.slug())
                    .set(Storable.text(site.name()))
                    .set(site.currency().value())
                    .set(site.open())
                    .set(Storable.moment(site.createdAt())))
        == 1;
  }

  @Override
  public Optional<Site> find(SiteId id) {
    return sql.one(SITES + "id = ?", values -> values.set(id.value()), JdbcSiteRegister::site);
  }

  @Override
  public Optional<Site> lock(SiteId id) {
    return sql.one(
        SITES + "id = ? for no key update",
        values -> values.set(id.value()),
        JdbcSiteRegister::site);
  }

  @Override
  public void save(Site site) {
    sql.update(
        "update sites set open = ? where id = ?",
        values -> values.set(site.open()).set(site.id().value()));
  }

  @Override
  public Page<Site, SiteId> page(Optional<SiteId> before, int limit) {
    // One more than asked for, to see whether anything follows.
    List<Site> found =
        sql.list(
            SITES + "id < ? order by id desc limit ?",
            values -> values.set(before.map(SiteId::value).orElse(LAST)).set(limit + 1),
            JdbcSiteRegister::site);
    boolean more = found.size() > limit;
    List<Site> items = more ? found.subList(0, limit) : found;
    return new Page<>(items, more ? Optional.of(items.getLast().id()) : Optional.empty());
  }

  @Override
  public List<UserId> admins(SiteId id) {
    return sql.list(ADMINS, values -> values.set(id.value()), JdbcSiteRegister::user);
  }

  @Override
  public boolean isAdmin(SiteId id, UserId user) {
    return sql.one(
            IS_ADMIN, values -> values.set(id.value()).set(user.value()), JdbcSiteRegister::user)
        .isPresent();
  }

  @Override
  public boolean addAdmin(SiteId id, UserId user, Instant at) {
    int added =
        sql.update(
            ADD_ADMIN, values -> values.set(id.value()).set(Storable.moment(at)).set(user.value()));
    return added == 1 || isAdmin(id, user);
  }

  @Override
  public void removeAdmin(SiteId id, UserId user) {
    sql.update(REMOVE_ADMIN, values -> values.set(id.value()).set(user.value()));
  }

  private static Site site(ResultSet row) throws SQLException {
    return new Site(
        new SiteId(row.getObject("id", UUID.class)),
        row.getString("slug"),
        row.getString("name"),
        new CurrencyCode(row.getString("currency")),
        row.getBoolean("open"),
        SetSql.moment(row, "created_at"));
  }

  private static UserId user(ResultSet row) throws SQLException {
    return new UserId(row.getObject("user_id", UUID.class));
  }
}
