package io.ringledger.vault.persistence.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.domain.XrplAddressFixtures;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.vault.application.settlement.BatchSettling;
import io.ringledger.vault.application.settlement.BatchSettlingUseCase;
import io.ringledger.vault.application.settlement.SettlementTools;
import io.ringledger.vault.application.settlement.fakes.FakeLedger;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.settlement.ChannelWord;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches settled on PostgreSQL, with a ledger in memory. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class SettlementOnPostgresTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final XrplAddress AUTHORITY = XrplAddressFixtures.addressOf("authority");
  private static final XrplAddress SELLER = XrplAddressFixtures.addressOf("seller");
  private static final XrplAddress BUYER = XrplAddressFixtures.addressOf("buyer");
  private static final XrplAddress TREASURY = XrplAddressFixtures.addressOf("treasury");

  @Inject UnitOfWork unitOfWork;
  @Inject JdbcSettlementBatches batches;
  @Inject JdbcSettlementLegs legs;
  @Inject JdbcAuthorityTickets tickets;
  @Inject AuditTrail trail;
  @Inject Outbox outbox;
  EmbeddedDatabase database;

  private final SettableClock clock = new SettableClock(NOW);
  private final FakeLedger ledger = new FakeLedger(AUTHORITY, clock);
  private final String session = uuid();
  private final String sellersSession = uuid();
  private final String item = "card:" + uuid();
  private final String channel =
      (uuid() + uuid()).replace("-", "").toUpperCase(java.util.Locale.ROOT);
  private final String key = (uuid() + uuid()).replace("-", "");
  private final String listing = uuid();
  private long number;

  private static String uuid() {
    return UUID.randomUUID().toString();
  }

  private void asOwner(String statement) {
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(owner, statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String one(String question) {
    try (Connection owner = database.connectAsOwner()) {
      return Sql.column(owner, question).getFirst();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void cut() {
    asOwner("update netting_batches set state = 'settled' where state <> 'reversed'");
    asOwner("delete from authority_tickets");
    asOwner("update settlement_legs set state = 'failed' where kind = 'tickets'");
    number = Long.parseLong(one("select coalesce(max(number), 0) + 1 from netting_batches"));
    ledger.beginAt(number * 1_000);
    ledger.open(
        new ChannelId(channel),
        new ChannelWord(
            BUYER,
            AUTHORITY,
            new Ed25519Key(key),
            new Drops(9_000),
            Drops.ZERO,
            Optional.of(NOW.plus(Duration.ofDays(30)))));
    asOwner(
        """
        insert into users (id, email, password_hash, role, created_at)
        values ('%1$s', '%1$s@example.org', '$argon2id$x', 'admin', now());
        insert into vault_sessions (session_id, wallet, public_key, cap_drops, actions, expires_at,
          accepts_until, funding_account, payout_account, state, channel_id, channel_drops,
          reserved_drops, debit_drops, claim_drops, claim_signature, created_at, activated_at)
        values ('%2$s', '%3$s', '%4$s', 9000, '{BID,BUY_NOW}', '2026-06-30T12:00:00Z',
          '2026-06-30T11:00:00Z', '%3$s', '%3$s', 'active', '%5$s', 9000, 1000, 1000, 9000, 'ab',
          '2026-05-01T00:00:00Z', '2026-05-01T00:00:00Z'),
          ('%6$s', '%7$s', md5('%6$s') || md5('x%6$s'), 1, '{TRADE}', '2026-06-30T12:00:00Z',
          '2026-06-30T11:00:00Z', '%7$s', '%7$s', 'active', upper(md5('%6$s') || md5('y%6$s')), 1, 0,
          0, 0, null, '2026-05-01T00:00:00Z', '2026-05-01T00:00:00Z')
        """
            .formatted(uuid(), session, BUYER, key, channel, sellersSession, SELLER));
    asOwner(
        """
        insert into items values ('%1$s', '%2$s', 0, null, (select id from users limit 1), now());
        insert into netting_batches (number, previous_hash, hash, merkle_root, cut_at, intents,
          applied, rejected, items, wallets, gross_drops, fee_drops, royalty_drops,
          fee_basis_points, treasury, document_cid, state, state_changed_at)
        values (%3$d, decode(repeat(case %3$d when 1 then '00' else '01' end, 32), 'hex'), sha256('%1$s'), sha256('r'), now(), 1, 1, 0,
          1, 3, 1000, 25, 0, 250, '%4$s', '%8$s', 'cut', now());
        insert into item_ownership values ('%1$s', '%2$s', null, %3$d, now());
        insert into listings (listing_id, session_id, item_id, seller, price_drops, expires_at,
          nonce, client_timestamp, signature, listed_at, state, intent_id)
        values ('%5$s', '%6$s', '%1$s', '%2$s', 1000, '2026-06-30T00:00:00Z', 'n', now(),
          decode(repeat('00', 64), 'hex'), now(), 'taken', '%5$s');
        insert into trade_intents (intent_id, acceptance_sequence, session_id, wallet, action,
          item_id, from_wallet, to_wallet, amount_drops, nonce, client_timestamp, signature, digest,
          accepted_at, state, listing_id, edge_sequence, batch)
        select '%5$s', s, '%7$s', '%9$s', 'BUY_NOW', '%1$s', '%2$s', '%9$s', 1000, 'n', now(),
          decode(repeat('00', 64), 'hex'), sha256('%5$s'), now(), 'NETTED', '%5$s', s, %3$d
        from nextval('acceptance_sequence') as s;
        insert into batch_wallets values (%3$d, '%9$s', 9000, -1000, 0, '%9$s'),
          (%3$d, '%2$s', 0, 975, 1, '%2$s'), (%3$d, '%4$s', 0, 25, 2, '%4$s');
        insert into batch_items values (%3$d, '%1$s', '%2$s', '%9$s', 0);
        insert into batch_debits values (%3$d, '%7$s', '%9$s', 1000)
        """
            .formatted(
                item,
                SELLER,
                number,
                TREASURY,
                listing,
                sellersSession,
                session,
                "bafkrei" + "a".repeat(52),
                BUYER));
  }

  private BatchSettling settling() {
    return new BatchSettlingUseCase(
        new SettlementTools(
            unitOfWork,
            batches,
            legs,
            tickets,
            ledger,
            () -> AUTHORITY,
            trail,
            outbox,
            new io.ringledger.shared.application.Randomness() {
              @Override
              public UUID newId() {
                return UUID.randomUUID();
              }

              @Override
              public byte[] newSecret(int length) {
                return new byte[length];
              }
            },
            clock),
        10);
  }

  private void run(int rounds) {
    for (int i = 0; i < rounds; i++) {
      settling().advance(new RequestId("settlement-" + i));
      ledger.close(1);
      clock.advance(Duration.ofSeconds(4));
    }
  }

  private String state() {
    return one("select state from netting_batches where number = " + number);
  }

  private String session(String columns) {
    return one(
        "select concat_ws(' ', %s) from vault_sessions where session_id = '%s'"
            .formatted(columns, session));
  }

  @Test
  void itemsAndCashMoveTogether() {
    String soldBefore =
        one(
            "select coalesce(sum(sold_drops), 0) from wallet_balances where wallet = '"
                + SELLER
                + "'");
    run(14);

    assertThat(state()).isEqualTo("settled");
    assertThat(
            one(
                "select owner || ' ' || since || ' ' || (batch is null) from item_ownership"
                    + " where item_id = '"
                    + item
                    + "'"))
        .isEqualTo(BUYER + " " + number + " true");
    assertThat(session("claimed_drops, debit_drops, reserved_drops, used_drops"))
        .isEqualTo("1000 0 0 1000");
    assertThat(one("select state from trade_intents where intent_id = '" + listing + "'"))
        .isEqualTo("SETTLED");
    assertThat(one("select state from listings where listing_id = '" + listing + "'"))
        .isEqualTo("sold");
    assertThat(one("select state from intent_changes where intent_id = '" + listing + "'"))
        .isEqualTo("SETTLED");
    assertThat(
            one(
                "select sold_drops - "
                    + soldBefore
                    + " || ' ' || owed_drops from wallet_balances"
                    + " where wallet = '"
                    + SELLER
                    + "'"))
        .isEqualTo("975 0");
    assertThat(ledger.balance(SELLER)).isEqualTo(975);
    assertThat(ledger.balance(AUTHORITY))
        .isEqualTo(1_000_000_000L + 1_000 - 975 - ledger.feesPaid());
  }

  @Test
  void aReversedBatchLeavesEverythingAsItWas() {
    ledger.closeChannel(new ChannelId(channel));
    run(8);

    assertThat(state()).isEqualTo("reversed");
    assertThat(
            one(
                "select owner || ' ' || (batch is null) from item_ownership where item_id = '"
                    + item
                    + "'"))
        .isEqualTo(SELLER + " true");
    assertThat(session("claimed_drops, debit_drops, reserved_drops, used_drops"))
        .isEqualTo("0 0 0 0");
    assertThat(
            one(
                "select state || ' ' || reason from trade_intents where intent_id = '"
                    + listing
                    + "'"))
        .isEqualTo("REJECTED batch_reversed");
    assertThat(
            one(
                "select state || ' ' || (intent_id is null) from listings where listing_id = '"
                    + listing
                    + "'"))
        .isEqualTo("active true");
    assertThat(ledger.balance(AUTHORITY)).isEqualTo(1_000_000_000L - ledger.feesPaid());
  }

  @Test
  void replicasAtOnceDoEverythingOnce() throws Exception {
    try (ExecutorService replicas = Executors.newFixedThreadPool(3)) {
      for (int round = 0; round < 14; round++) {
        CountDownLatch together = new CountDownLatch(1);
        RequestId run = new RequestId("at-once-" + round);
        List<Future<Integer>> all =
            List.of(1, 2, 3).stream()
                .map(
                    _ ->
                        replicas.submit(
                            () -> {
                              together.await();
                              return settling().advance(run);
                            }))
                .toList();
        together.countDown();
        for (Future<Integer> one : all) {
          one.get();
        }
        ledger.close(1);
        clock.advance(Duration.ofSeconds(4));
      }
    }
    run(6);

    assertThat(state()).isEqualTo("settled");
    assertThat(ledger.mostSuccesses()).isEqualTo(1);
    assertThat(ledger.balance(SELLER)).isEqualTo(975);
    assertThat(session("claimed_drops, debit_drops")).isEqualTo("1000 0");
  }

  @Test
  void whatIsHeldIsListedAndPaidWhereTheWalletSaysLater() {
    ledger.refuse(SELLER, Optional.of("tecNO_DST"));
    run(14);
    assertThat(state()).isEqualTo("settled");
    assertThat(
            one("select reason from settlement_legs where state = 'held' and number = " + number))
        .isEqualTo("tecNO_DST");

    XrplAddress elsewhere = XrplAddressFixtures.addressOf("elsewhere " + number);
    String newest = "ffffffff-ffff-7fff-" + uuid().substring(19);
    asOwner(
        """
        insert into vault_sessions (session_id, wallet, public_key, cap_drops, actions, expires_at,
          accepts_until, funding_account, payout_account, state, channel_id, channel_drops,
          created_at, activated_at)
        values ('%1$s', '%2$s', md5('%1$s') || md5('x%1$s'), 1, '{TRADE}', '2026-06-30T12:00:00Z',
          '2026-06-30T11:00:00Z', '%2$s', '%3$s', 'active', upper(md5('%1$s') || md5('y%1$s')), 1,
          '2026-05-01T00:00:00Z', '2026-05-01T00:00:00Z')
        """
            .formatted(newest, SELLER, elsewhere));
    run(6);

    assertThat(ledger.balance(elsewhere)).isEqualTo(975);
  }

  @Test
  void threeFailuresInARowAreTold() {
    ledger.mood = _ -> Optional.of("no node answers");
    for (int i = 0; i < 4; i++) {
      settling().advance(new RequestId("silent-" + i));
      clock.advance(Duration.ofMinutes(6));
    }

    assertThat(one("select failures >= 3 from settlement_runs where number = " + number))
        .isEqualTo("t");
    assertThat(
            one(
                "select count(*) from published_events where type = 'vault.SettlementTroubled'"
                    + " and subject = '"
                    + number
                    + "'"))
        .isEqualTo("1");
  }
}
