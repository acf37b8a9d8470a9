package io.ringledger.vault.persistence.market;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.outbound.ListingBook;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.ListingTerms;
import io.ringledger.vault.domain.intent.SessionSignature;
import io.ringledger.vault.domain.market.Listing;
import io.ringledger.vault.domain.market.ListingState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Listings in one table. */
@ApplicationScoped
public class JdbcListingBook implements ListingBook {

  static final String COLUMNS =
      """
      l.listing_id, l.session_id, l.item_id, l.seller, l.price_drops, l.expires_at, l.nonce,
        l.client_timestamp, encode(l.signature, 'hex') as signature, l.listed_at, l.state,
        l.intent_id, l.ended_at
      """;

  private static final String SELECT = "select " + COLUMNS + "from listings l\n";

  private static final String ADD =
      """
      insert into listings (listing_id, session_id, item_id, seller, price_drops, expires_at, nonce,
        client_timestamp, signature, listed_at)
      select id, session_id, item_id, seller, price, expires_at, nonce, client_timestamp,
        decode(signature, 'hex'), listed_at
      from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[],
          ?::text[], ?::timestamptz[], ?::text[], ?::timestamptz[])
        as n (id, session_id, item_id, seller, price, expires_at, nonce, client_timestamp,
          signature, listed_at)
      """;

  private static final String BY_ID = SELECT + "where l.listing_id = ?";

  private static final String FREE =
      SELECT
          + """
          join (select distinct * from unnest(?::text[], ?::text[], ?::bigint[])
              as n (item_id, seller, price)) n
            on n.item_id = l.item_id and n.seller = l.seller and n.price = l.price_drops
          where l.state = 'active' and l.expires_at > ?
            and exists (
              select from vault_sessions s where s.session_id = l.session_id and s.state = 'active')
          order by l.listing_id for no key update of l
          """;

  private static final String TAKEN =
      SELECT
          + """
          join trade_intents t on t.listing_id = l.listing_id and t.intent_id = any (?)
          where l.state = 'taken' and l.intent_id = t.intent_id
          order by l.listing_id for no key update of l
          """;

  private static final String SAVE =
      """
      update listings l set state = n.state, intent_id = n.intent_id, ended_at = n.ended_at
      from unnest(?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[])
        as n (id, state, intent_id, ended_at)
      where l.listing_id = n.id
      """;

  private static final String PAGE =
      SELECT
          + """
          where l.state = 'active' and l.listing_id < ?
            and (?::text is null or l.item_id = ?) and (?::text is null or l.seller = ?)
          order by l.listing_id desc limit ?
          """;

  private static final String EXPIRE =
      """
      update listings set state = 'expired', ended_at = ?
      where listing_id in (
        select listing_id from listings where state = 'active' and expires_at <= ?
        order by expires_at limit ? for no key update skip locked)
      """;

  /** Sorts after every version 7 id. */
  private static final UUID LAST = new UUID(-1, -1);

  private final SetSql sql;

  JdbcListingBook(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public void add(List<Listing> listings) {
    sql.update(
        ADD,
        open ->
            open.set("uuid", listings, one -> one.id().value())
                .set("uuid", listings, one -> one.terms().sessionId().value())
                .set("text", listings, one -> one.terms().item().value())
                .set("text", listings, one -> one.terms().seller().value())
                .set("int8", listings, one -> one.terms().price().value())
                .set("timestamptz", listings, one -> moment(one.terms().expiresAt()))
                .set("text", listings, one -> one.terms().nonce().value())
                .set("timestamptz", listings, one -> moment(one.terms().clientTimestamp()))
                .set("text", listings, one -> one.signature().hex())
                .set("timestamptz", listings, one -> moment(one.listedAt())));
  }

  /** A moment as an element of an array. */
  static OffsetDateTime moment(Instant at) {
    return Storable.moment(at).atOffset(ZoneOffset.UTC);
  }

  @Override
  public Optional<Listing> find(ListingId id) {
    return sql.one(BY_ID, open -> open.set(id.value()), JdbcListingBook::read);
  }

  @Override
  public Optional<Listing> lock(ListingId id) {
    return sql.one(
        BY_ID + " for no key update", open -> open.set(id.value()), JdbcListingBook::read);
  }

  @Override
  public List<Listing> lockFree(Collection<Wanted> wanted, Instant now) {
    return sql.list(
        FREE,
        open ->
            open.set("text", wanted, one -> one.item().value())
                .set("text", wanted, one -> one.seller().value())
                .set("int8", wanted, one -> one.price().value())
                .set(Storable.moment(now)),
        JdbcListingBook::read);
  }

  @Override
  public List<Listing> lockTakenBy(Collection<IntentId> intents) {
    return sql.list(
        TAKEN, open -> open.set("uuid", intents, IntentId::value), JdbcListingBook::read);
  }

  @Override
  public void save(Collection<Listing> listings) {
    sql.update(
        SAVE,
        open ->
            open.set("uuid", listings, one -> one.id().value())
                .set("text", listings, one -> one.state().wire())
                .set("uuid", listings, one -> one.takenBy().map(IntentId::value).orElse(null))
                .set(
                    "timestamptz",
                    listings,
                    one -> one.endedAt().map(JdbcListingBook::moment).orElse(null)));
  }

  @Override
  public Page<Listing, ListingId> page(Search search, Optional<ListingId> before, int limit) {
    String item = search.item().map(ItemId::value).orElse(null);
    String seller = search.seller().map(WalletAddress::value).orElse(null);
    List<Listing> found =
        sql.list(
            PAGE,
            open ->
                open.set(before.map(ListingId::value).orElse(LAST))
                    .set(item)
                    .set(item)
                    .set(seller)
                    .set(seller)
                    .set(limit + 1),
            JdbcListingBook::read);
    List<Listing> shown = found.stream().limit(limit).toList();
    return new Page<>(
        shown, found.size() > limit ? Optional.of(shown.getLast().id()) : Optional.empty());
  }

  @Override
  public int expire(Instant now, int limit) {
    Instant at = Storable.moment(now);
    return sql.update(EXPIRE, open -> open.set(at).set(at).set(limit));
  }

  static Listing read(ResultSet row) throws SQLException {
    return new Listing(
        new ListingId(row.getObject("listing_id", UUID.class)),
        new ListingTerms(
            new SessionId(row.getObject("session_id", UUID.class)),
            new ItemId(row.getString("item_id")),
            new WalletAddress(row.getString("seller")),
            new Drops(row.getLong("price_drops")),
            SetSql.moment(row, "expires_at"),
            new IntentNonce(row.getString("nonce")),
            SetSql.moment(row, "client_timestamp")),
        new SessionSignature(row.getString("signature")),
        SetSql.moment(row, "listed_at"),
        ListingState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        SetSql.perhapsId(row, "intent_id").map(IntentId::new),
        SetSql.perhapsMoment(row, "ended_at"));
  }
}
