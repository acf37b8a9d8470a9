package io.ringledger.vault.persistence.market;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.vault.application.contract.MarketStores;
import io.ringledger.vault.application.outbound.IntentBook;
import io.ringledger.vault.application.outbound.ItemRegister;
import io.ringledger.vault.application.outbound.ListingBook;
import io.ringledger.vault.application.outbound.SessionFunds;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.intent.SessionSignature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All stores of the market, on PostgreSQL. */
@ApplicationScoped
public class PostgresMarket {

  private static final UserId REGISTRAR = new UserId(new UUID(0x7000L, 0x8000_0000_0000_0022L));

  private static final String NEW_REGISTRAR =
      """
      insert into users (id, email, password_hash, role, created_at, version)
      values (?, 'registrar-of-items@example.com', '$x$y', 'admin', now(), 0) on conflict do nothing
      """;

  private static final String PUT =
      """
      insert into vault_sessions as s (session_id, wallet, public_key, cap_drops, actions, expires_at,
        accepts_until, funding_account, payout_account, state, channel_id, channel_drops,
        claim_drops, claim_signature, created_at, activated_at, ended_at)
      values (?, ?, ?, ?, ?, ?, ?, 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
        'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (session_id) do update set state = excluded.state, ended_at = excluded.ended_at
      """;

  /** As the owner: the application's role cuts batches in another way. */
  private static final String NEW_BATCH =
      """
      insert into netting_batches (number, previous_hash, hash, merkle_root, cut_at, intents, applied,
        rejected, items, wallets, gross_drops, fee_drops, royalty_drops, fee_basis_points, treasury,
        document_cid, state_changed_at)
      values (1, decode(repeat('00', 32), 'hex'), sha256('1'), sha256('2'), now(), 1, 1, 0, 1, 2, 1, 0, 0, 0,
        'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
        'bafkrei' || repeat('a', 52), now())
      on conflict do nothing
      """;

  private static final String HOLD = "update item_ownership set batch = ? where item_id = ?";

  @Inject UnitOfWork unitOfWork;
  @Inject SessionFunds funds;
  @Inject ItemRegister items;
  @Inject ListingBook listings;
  @Inject IntentBook intents;
  @Inject SetSql sql;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.flyway.username")
  String ownerUser;

  @ConfigProperty(name = "quarkus.flyway.password")
  String ownerPassword;

  /** Returns them as contracts know them. */
  public MarketStores stores() {
    unitOfWork.run(() -> sql.update(NEW_REGISTRAR, open -> open.set(REGISTRAR.value())));
    return new MarketStores(
        unitOfWork, funds, items, listings, intents, this::put, this::hold, REGISTRAR);
  }

  private void put(SessionPurse purse) {
    unitOfWork.run(
        () ->
            sql.update(
                PUT,
                open ->
                    open.set(purse.id().value())
                        .set(purse.wallet().value())
                        .set(purse.key().hex())
                        .set(purse.amounts().cap().value())
                        .set("text", purse.actions(), Enum::name)
                        .set(purse.acceptsUntil())
                        .set(purse.acceptsUntil())
                        .set(purse.active() ? "active" : "revoked")
                        .set(purse.channel().map(ChannelId::value).orElse(null))
                        .set(purse.amounts().channel().value())
                        .set(purse.amounts().claim().value())
                        .set(purse.claimSignature().map(SessionSignature::hex).orElse(null))
                        .set(purse.acceptsUntil().minusSeconds(1_000_000))
                        .set(purse.acceptsUntil().minusSeconds(1_000_000))
                        .setMoment(
                            purse.active()
                                ? Optional.empty()
                                : Optional.of(purse.acceptsUntil()))));
  }

  private void hold(ItemId item, Long batch) {
    try (Connection owner = DriverManager.getConnection(url, ownerUser, ownerPassword);
        Statement statement = owner.createStatement()) {
      statement.executeUpdate(NEW_BATCH);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    unitOfWork.run(() -> sql.update(HOLD, open -> open.set(batch).set(item.value())));
  }
}
