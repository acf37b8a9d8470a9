package io.ringledger.vault.persistence.market;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.vault.application.outbound.SessionFunds;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.intent.SessionSignature;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The funds of sessions, in the table of the sessions. */
@ApplicationScoped
public class JdbcSessionFunds implements SessionFunds {

  private static final String FIND =
      """
      select session_id, wallet, public_key, actions, state = 'active' as active, accepts_until,
        channel_id, cap_drops, reserved_drops, used_drops, channel_drops, claimed_drops,
        debit_drops, claim_drops, claim_signature
      from vault_sessions where session_id = any (?)
      """;

  private static final String LOCK = FIND + " order by session_id for no key update";

  private static final String SAVE =
      """
      update vault_sessions s set reserved_drops = n.reserved, claim_drops = n.claim,
        claim_signature = n.signature, version = s.version + 1
      from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[])
        as n (id, reserved, claim, signature)
      where s.session_id = n.id
      """;

  private final SetSql sql;

  JdbcSessionFunds(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public Map<SessionId, SessionPurse> find(Collection<SessionId> ids) {
    return read(FIND, ids);
  }

  @Override
  public Map<SessionId, SessionPurse> lock(Collection<SessionId> ids) {
    return read(LOCK, ids);
  }

  private Map<SessionId, SessionPurse> read(String question, Collection<SessionId> ids) {
    Map<SessionId, SessionPurse> found = new HashMap<>();
    if (!ids.isEmpty()) {
      sql.each(
          question,
          open -> open.set("uuid", ids, SessionId::value),
          row -> {
            SessionPurse purse = purse(row);
            found.put(purse.id(), purse);
          });
    }
    return found;
  }

  private static SessionPurse purse(ResultSet row) throws SQLException {
    Set<IntentAction> actions = EnumSet.noneOf(IntentAction.class);
    SetSql.texts(row, "actions").forEach(action -> actions.add(IntentAction.valueOf(action)));
    return new SessionPurse(
        new SessionId(row.getObject("session_id", UUID.class)),
        new WalletAddress(row.getString("wallet")),
        new Ed25519Key(row.getString("public_key")),
        actions,
        row.getBoolean("active"),
        SetSql.moment(row, "accepts_until"),
        SetSql.perhapsText(row, "channel_id").map(ChannelId::new),
        new SessionPurse.Amounts(
            drops(row, "cap_drops"),
            drops(row, "reserved_drops"),
            drops(row, "used_drops"),
            drops(row, "channel_drops"),
            drops(row, "claimed_drops"),
            drops(row, "debit_drops"),
            drops(row, "claim_drops")),
        SetSql.perhapsText(row, "claim_signature").map(SessionSignature::new));
  }

  private static Drops drops(ResultSet row, String column) throws SQLException {
    return new Drops(row.getLong(column));
  }

  @Override
  public void save(Collection<SessionPurse> purses) {
    if (purses.isEmpty()) {
      return;
    }
    int saved =
        sql.update(
            SAVE,
            open ->
                open.set("uuid", purses, purse -> purse.id().value())
                    .set("int8", purses, purse -> purse.amounts().reserved().value())
                    .set("int8", purses, purse -> purse.amounts().claim().value())
                    .set(
                        "text",
                        purses,
                        purse -> purse.claimSignature().map(SessionSignature::hex).orElse(null)));
    if (saved != purses.size()) {
      throw new IllegalStateException("sessions are gone");
    }
  }
}
