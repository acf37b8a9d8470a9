package io.ringledger.vault.persistence.content;

import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.outbound.Documents;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.content.DocumentKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** {@inheritDoc} */
@ApplicationScoped
public class JdbcDocuments implements Documents {

  private static final String ADD =
      """
      insert into content_documents (cid, kind, bytes, created_at) values (?, ?, ?, ?)
      on conflict (cid) do nothing
      """;
  private static final String FIND = "select cid, kind, bytes from content_documents where cid = ?";
  private static final String PIN =
      """
      insert into content_pins (cid, store, state, due_at, queued_at, kept_at)
      select cid, store, case when kept then 'kept' else 'queued' end,
        case when kept then null else moment end, moment, case when kept then moment end
      from (values (?, ?, ?, ?)) pin (cid, store, kept, moment)
      on conflict (cid) do nothing
      """;
  private static final String MOVE =
      """
      update content_pins set store = ?, state = 'queued', attempts = 0, due_at = ?,
        last_error = null, queued_at = ?, kept_at = null
      where cid in (select cid from content_pins where store < ? or store > ? limit ?
        for update skip locked)
      """;
  private static final String CLAIM =
      """
      update content_pins set due_at = ?
      where cid = (select cid from content_pins where store = ? and state %s 'kept'
        and due_at <= ? order by due_at limit 1 for update skip locked)
      returning cid, store, attempts, due_at
      """;
  private static final String CLAIM_QUEUED = CLAIM.formatted("<>");
  private static final String CLAIM_KEPT = CLAIM.formatted("=");
  private static final String STILL_THEIRS = " where cid = ? and store = ? and due_at = ?";
  private static final String KEPT =
      """
      update content_pins set state = 'kept', attempts = 0, last_error = null, kept_at = ?, due_at = ?
      """
          + STILL_THEIRS;
  private static final String FAILED =
      """
      update content_pins set state = 'failed', attempts = attempts + 1, last_error = ?, due_at = ?
      """
          + STILL_THEIRS;
  private static final String LOST =
      """
      update content_pins set state = 'queued', queued_at = ?, due_at = ?, kept_at = null
      """
          + STILL_THEIRS;
  private static final String UNSEEN = "update content_pins set due_at = ?" + STILL_THEIRS;

  private final SetSql sql;

  JdbcDocuments(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public void add(Document document, Instant now) {
    sql.update(
        ADD,
        open ->
            open.set(document.cid().text())
                .set(document.kind().wire())
                .set(document.bytes())
                .set(Storable.moment(now)));
  }

  @Override
  public Optional<Document> find(Cid cid) {
    return sql.one(FIND, open -> open.set(cid.text()), JdbcDocuments::document);
  }

  /** Fails where the bytes are not those of the name: nobody may be given them. */
  private static Document document(ResultSet row) throws SQLException {
    return new Document(
        new Cid(row.getString("cid")),
        DocumentKind.ofWire(row.getString("kind")).orElseThrow(),
        row.getBytes("bytes"));
  }

  @Override
  public void pin(Cid cid, String store, boolean kept, Instant now) {
    sql.update(PIN, open -> open.set(cid.text()).set(store).set(kept).set(Storable.moment(now)));
  }

  @Override
  public int moveTo(String store, Instant now, int limit) {
    Instant moment = Storable.moment(now);
    return sql.update(
        MOVE, open -> open.set(store).set(moment).set(moment).set(store).set(store).set(limit));
  }

  @Override
  public Optional<Claim> claimQueued(String store, Instant now, Instant until) {
    return claim(CLAIM_QUEUED, store, now, until);
  }

  @Override
  public Optional<Claim> claimKept(String store, Instant now, Instant until) {
    return claim(CLAIM_KEPT, store, now, until);
  }

  private Optional<Claim> claim(String statement, String store, Instant now, Instant until) {
    return sql.one(
        statement,
        open -> open.set(Storable.moment(until)).set(store).set(Storable.moment(now)),
        row ->
            new Claim(
                new Cid(row.getString("cid")),
                row.getString("store"),
                row.getInt("attempts"),
                SetSql.moment(row, "due_at")));
  }

  @Override
  public void kept(Claim claim, Instant now, Instant look) {
    sql.update(
        KEPT, open -> whose(open.set(Storable.moment(now)).set(Storable.moment(look)), claim));
  }

  @Override
  public void failed(Claim claim, String reason, Instant again) {
    sql.update(
        FAILED,
        open ->
            whose(
                open.set(Storable.cut(reason, MAX_REASON_LENGTH)).set(Storable.moment(again)),
                claim));
  }

  @Override
  public void lost(Claim claim, Instant now) {
    Instant moment = Storable.moment(now);
    sql.update(LOST, open -> whose(open.set(moment).set(moment), claim));
  }

  @Override
  public void unseen(Claim claim, Instant look) {
    sql.update(UNSEEN, open -> whose(open.set(Storable.moment(look)), claim));
  }

  private static void whose(SetSql.Parameters open, Claim claim) throws SQLException {
    open.set(claim.cid().text()).set(claim.store()).set(claim.until());
  }
}
