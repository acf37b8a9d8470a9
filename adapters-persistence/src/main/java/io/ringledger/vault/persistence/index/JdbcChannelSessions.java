package io.ringledger.vault.persistence.index;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.index.outbound.ChannelSessions;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.index.ChannelSession;
import io.ringledger.vault.domain.index.SessionState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The rows of sessions, as far as their channels go. */
@ApplicationScoped
public class JdbcChannelSessions implements ChannelSessions {

  private static final String LOCK =
      """
      select session_id, state, public_key, cap_drops, expires_at, funding_account, channel_id,
        channel_drops, channel_closes_at
      from vault_sessions
      where channel_id = any (?::text[])
        or (state = 'pending_funding' and public_key = any (?::text[]))
      order by session_id for no key update
      """;

  private static final String SAVE =
      """
      update vault_sessions set state = next.state, channel_id = next.channel,
        channel_drops = next.amount, channel_closes_at = next.closes::timestamptz,
        activated_at = case when vault_sessions.state = 'pending_funding' then ?
          else activated_at end,
        ended_at = case when next.state = 'closed' then coalesce(ended_at, ?) else ended_at end,
        version = version + 1
      from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[])
        as next (id, state, channel, amount, closes)
      where session_id = next.id
      """;

  private final SetSql sql;

  JdbcChannelSessions(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public List<ChannelSession> lock(Collection<ChannelId> channels, Collection<Ed25519Key> keys) {
    return sql.list(
        LOCK,
        open -> open.set("text", channels, ChannelId::value).set("text", keys, Ed25519Key::hex),
        JdbcChannelSessions::session);
  }

  @Override
  public void save(Collection<ChannelSession> sessions, Instant now) {
    if (sessions.isEmpty()) {
      return;
    }
    sql.update(
        SAVE,
        open ->
            open.set(Storable.moment(now))
                .set(Storable.moment(now))
                .set("uuid", sessions, session -> session.id().value())
                .set("text", sessions, session -> session.state().wire())
                .set(
                    "text",
                    sessions,
                    session -> session.channel().map(ChannelId::value).orElse(null))
                .set("bigint", sessions, session -> session.amount().value())
                .set(
                    "text",
                    sessions,
                    session -> session.closesAt().map(Instant::toString).orElse(null)));
  }

  private static ChannelSession session(ResultSet row) throws SQLException {
    return new ChannelSession(
        new SessionId(row.getObject("session_id", UUID.class)),
        SessionState.ofWire(row.getString("state")),
        new Ed25519Key(row.getString("public_key")),
        new Drops(row.getLong("cap_drops")),
        SetSql.moment(row, "expires_at"),
        new XrplAddress(row.getString("funding_account")),
        SetSql.perhapsText(row, "channel_id").map(ChannelId::new),
        new Drops(row.getLong("channel_drops")),
        SetSql.perhapsMoment(row, "channel_closes_at"));
  }
}
