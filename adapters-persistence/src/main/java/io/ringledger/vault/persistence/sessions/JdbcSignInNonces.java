package io.ringledger.vault.persistence.sessions;

import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.vault.application.outbound.SignInNonces;
import io.ringledger.vault.domain.WalletAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Nonces in PostgreSQL, so that all replicas count together. Of requests at the same moment a few
 * more than the limits may get one; of two that use one, one waits for the other and gets none.
 */
@ApplicationScoped
public class JdbcSignInNonces implements SignInNonces {

  private static final String ADD =
      """
      insert into sign_in_nonces (nonce, issued_to, issued_at, expires_at)
      select ?, ?, ?, ?
      where (select count(*) from sign_in_nonces
             where used_at is null and issued_to = ? and expires_at > ?) < ?
        and (select count(*) from sign_in_nonces where used_at is null and expires_at > ?) < ?
      """;

  private static final String OPEN =
      "select nonce from sign_in_nonces where nonce = ? and used_at is null and expires_at > ?";

  private static final String USE =
      """
      update sign_in_nonces set used_at = ?, used_by = ?
      where nonce = ? and used_at is null and expires_at > ?
      """;

  private static final String FORGET =
      """
      delete from sign_in_nonces
      where nonce in (select nonce from sign_in_nonces where expires_at <= ?
                      order by expires_at limit ? for update skip locked)
      """;

  private final SetSql sql;

  JdbcSignInNonces(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public boolean add(
      String nonce,
      String issuedTo,
      Instant issuedAt,
      Instant expiresAt,
      int mostOfAddress,
      int mostOfAll) {
    Instant now = Storable.moment(issuedAt);
    return sql.update(
            ADD,
            values ->
                values
                    .set(nonce)
                    .set(issuedTo)
                    .set(now)
                    .set(Storable.moment(expiresAt))
                    .set(issuedTo)
                    .set(now)
                    .set(mostOfAddress)
                    .set(now)
                    .set(mostOfAll))
        == 1;
  }

  @Override
  public boolean isOpen(String nonce, Instant now) {
    return sql.one(
            OPEN,
            values -> values.set(nonce).set(Storable.moment(now)),
            row -> row.getString("nonce"))
        .isPresent();
  }

  @Override
  public boolean use(String nonce, WalletAddress wallet, Instant now) {
    Instant moment = Storable.moment(now);
    return sql.update(USE, values -> values.set(moment).set(wallet.value()).set(nonce).set(moment))
        == 1;
  }

  @Override
  public int forget(Instant endedBefore, int limit) {
    return sql.update(FORGET, values -> values.set(Storable.moment(endedBefore)).set(limit));
  }
}
