package io.ringledger.vault.persistence.sessions;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.outbound.Sessions;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.session.SessionStanding;
import io.ringledger.vault.domain.session.SessionState;
import io.ringledger.vault.domain.session.VaultSession;
import io.ringledger.vault.domain.session.VaultSession.Channel;
import io.ringledger.vault.domain.signin.SessionGrant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sessions in PostgreSQL. What their intents have come to is others' to write. */
@ApplicationScoped
public class JdbcSessions implements Sessions {

  // Whichever of its unique columns is taken: the id is new, and a channel there is none yet.
  private static final String ADD =
      """
      insert into vault_sessions (session_id, wallet, public_key, cap_drops, actions, expires_at,
        accepts_until, funding_account, payout_account, state, channel_id, channel_drops,
        channel_closes_at, created_at, activated_at, ended_at)
      values (?, ?, ?, ?, cast(? as text[]), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (public_key) do nothing
      """;

  private static final String FIND =
      """
      select session_id, wallet, public_key, cap_drops, actions, expires_at, accepts_until,
        funding_account, payout_account, state, channel_id, channel_drops, channel_closes_at,
        created_at, activated_at, ended_at, reserved_drops, used_drops, debit_drops, claimed_drops,
        claim_drops
      from vault_sessions
      """;

  private static final String SAVE =
      """
      update vault_sessions set cap_drops = ?, state = ?, channel_id = ?, channel_drops = ?,
        channel_closes_at = ?, activated_at = ?, ended_at = ?, version = version + 1
      where session_id = ?
      """;

  private static final String CONCERNED =
      """
      select session_id from vault_sessions
      where channel_id = any (?)
        or (state = 'pending_funding' and public_key = any (?))
      order by session_id
      """;

  private static final String OVERDUE =
      """
      select session_id from vault_sessions where ended_at is null and expires_at <= ?
      order by expires_at, session_id limit ?
      """;

  /** Sorts after every version 7 id. */
  private static final UUID LAST = new UUID(-1, -1);

  private final SetSql sql;

  JdbcSessions(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public boolean add(VaultSession session) {
    SessionGrant grant = session.grant();
    return sql.update(
            ADD,
            values ->
                values
                    .set(session.id().value())
                    .set(session.wallet().value())
                    .set(grant.sessionKey().hex())
                    .set(grant.cap().value())
                    .set(SetSql.literal(grant.actions()))
                    .set(grant.expiresAt())
                    .set(Storable.moment(session.acceptsUntil()))
                    .set(grant.fundedBy().value())
                    .set(grant.paidTo().value())
                    .set(session.state().wire())
                    .set(session.channel().map(channel -> channel.id().value()).orElse(null))
                    .set(session.channel().map(channel -> channel.amount().value()).orElse(0L))
                    .setMoment(session.channel().flatMap(Channel::closesAt))
                    .set(Storable.moment(session.createdAt()))
                    .setMoment(session.activatedAt())
                    .setMoment(session.endedAt()))
        == 1;
  }

  @Override
  public Optional<SessionStanding> find(SessionId id) {
    return sql.one(
        FIND + "where session_id = ?", values -> values.set(id.value()), JdbcSessions::standing);
  }

  @Override
  public Optional<VaultSession> lock(SessionId id) {
    return sql.one(
        FIND + "where session_id = ? for no key update",
        values -> values.set(id.value()),
        JdbcSessions::session);
  }

  @Override
  public void save(VaultSession session) {
    int saved =
        sql.update(
            SAVE,
            values ->
                values
                    .set(session.grant().cap().value())
                    .set(session.state().wire())
                    .set(session.channel().map(channel -> channel.id().value()).orElse(null))
                    .set(session.channel().map(channel -> channel.amount().value()).orElse(0L))
                    .setMoment(session.channel().flatMap(Channel::closesAt))
                    .setMoment(session.activatedAt())
                    .setMoment(session.endedAt())
                    .set(session.id().value()));
    if (saved != 1) {
      throw new IllegalStateException("no such session: " + session.id());
    }
  }

  @Override
  public Page<SessionStanding, SessionId> ofWallet(
      WalletAddress wallet, Optional<SessionId> before, int limit) {
    // One more than asked for, to see whether anything follows.
    List<SessionStanding> found =
        sql.list(
            FIND + "where wallet = ? and session_id < ? order by session_id desc limit ?",
            values ->
                values
                    .set(wallet.value())
                    .set(before.map(SessionId::value).orElse(LAST))
                    .set(limit + 1),
            JdbcSessions::standing);
    boolean more = found.size() > limit;
    List<SessionStanding> items = more ? found.subList(0, limit) : found;
    return new Page<>(items, more ? Optional.of(items.getLast().session().id()) : Optional.empty());
  }

  @Override
  public List<SessionId> concerned(Collection<ChannelId> channels, Collection<Ed25519Key> keys) {
    return sql.list(
        CONCERNED,
        values -> values.set("text", channels, ChannelId::value).set("text", keys, Ed25519Key::hex),
        row -> new SessionId(row.getObject("session_id", UUID.class)));
  }

  @Override
  public List<SessionId> overdue(Instant now, int limit) {
    return sql.list(
        OVERDUE,
        values -> values.set(Storable.moment(now)).set(limit),
        row -> new SessionId(row.getObject("session_id", UUID.class)));
  }

  private static SessionStanding standing(ResultSet row) throws SQLException {
    return new SessionStanding(
        session(row),
        drops(row, "reserved_drops"),
        drops(row, "used_drops"),
        drops(row, "debit_drops"),
        drops(row, "claimed_drops"),
        drops(row, "claim_drops"));
  }

  private static VaultSession session(ResultSet row) throws SQLException {
    Drops held = drops(row, "channel_drops");
    Optional<Instant> closesAt = SetSql.perhapsMoment(row, "channel_closes_at");
    return new VaultSession(
        new SessionId(row.getObject("session_id", UUID.class)),
        new WalletAddress(row.getString("wallet")),
        new SessionGrant(
            new Ed25519Key(row.getString("public_key")),
            drops(row, "cap_drops"),
            SetSql.moment(row, "expires_at"),
            SetSql.texts(row, "actions").stream()
                .map(IntentAction::valueOf)
                .collect(Collectors.toSet()),
            new XrplAddress(row.getString("funding_account")),
            new XrplAddress(row.getString("payout_account"))),
        SetSql.moment(row, "accepts_until"),
        SessionState.of(row.getString("state")),
        SetSql.perhapsText(row, "channel_id")
            .map(id -> new Channel(new ChannelId(id), held, closesAt)),
        SetSql.moment(row, "created_at"),
        SetSql.perhapsMoment(row, "activated_at"),
        SetSql.perhapsMoment(row, "ended_at"));
  }

  private static Drops drops(ResultSet row, String column) throws SQLException {
    return new Drops(row.getLong(column));
  }
}
