package io.ringledger.vault.persistence.index;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.domain.XrplAddressFixtures;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.vault.application.outbound.SettledBatchIndex;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.WalletAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Writes what would be there after batches were settled, past everything but the index. */
final class VaultHistory {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  final XrplAddress authority = XrplAddressFixtures.addressOf("authority " + UUID.randomUUID());
  final WalletAddress treasury = wallet();

  private final EmbeddedDatabase database;
  private final UnitOfWork unitOfWork;
  private final SettledBatchIndex index;
  private final Map<String, String> channels = new LinkedHashMap<>();
  private long ledger;

  VaultHistory(EmbeddedDatabase database, UnitOfWork unitOfWork, SettledBatchIndex index) {
    this.database = database;
    this.unitOfWork = unitOfWork;
    this.index = index;
    // Behind everything that other tests have put on their ledgers.
    this.ledger =
        Long.parseLong(one("select coalesce(max(ledger_index), 0) + 1 from settlement_legs"));
    run(
        """
        insert into users (id, email, password_hash, role, created_at)
        values (gen_random_uuid(), gen_random_uuid() || '@example.org', '$argon2id$x', 'admin', now());
        insert into ledger_cursor values ('%1$s', %2$d, 50000000, %2$d, now())
        """
            .formatted(authority, ledger));
  }

  static WalletAddress wallet() {
    return new WalletAddress(XrplAddressFixtures.addressOf("wallet " + UUID.randomUUID()).value());
  }

  void run(String statement) {
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(owner, statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  String one(String question) {
    try (Connection owner = database.connectAsOwner()) {
      return Sql.column(owner, question).getFirst();
    } catch (SQLException e) {
      throw new IllegalStateException(question, e);
    }
  }

  private static String hex() {
    return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
  }

  String item(WalletAddress owner) {
    String id = "card:" + UUID.randomUUID();
    run(
        """
        insert into items values ('%1$s', '%2$s', 0, null, (select id from users limit 1), now());
        insert into item_ownership values ('%1$s', '%2$s', null, null, now())
        """
            .formatted(id, owner));
    return id;
  }

  String session(WalletAddress owner, long drops) {
    String id = UUID.randomUUID().toString();
    String channel = hex().toUpperCase(Locale.ROOT);
    channels.put(id, channel);
    run(
        """
        insert into vault_sessions (session_id, wallet, public_key, cap_drops, actions, expires_at,
          accepts_until, funding_account, payout_account, state, channel_id, channel_drops,
          created_at, activated_at)
        values ('%1$s', '%2$s', '%3$s', %4$d, '{BID}', '2026-06-30T12:00:00Z',
          '2026-06-30T11:00:00Z', '%2$s', '%2$s', 'active', '%5$s', %4$d, '2026-05-01T00:00:00Z',
          '2026-05-01T00:00:00Z')
        """
            .formatted(id, owner, hex(), drops, channel));
    return id;
  }

  String channel(String session) {
    return channels.get(session);
  }

  /** A batch that is cut: items that move, and what wallets pay (below zero) or are paid. */
  long cut(Map<String, WalletAddress> moves, Map<WalletAddress, Long> deltas) {
    long number = Long.parseLong(one("select coalesce(max(number), 0) + 1 from netting_batches"));
    run(
        """
        insert into netting_batches (number, previous_hash, hash, merkle_root, cut_at, intents,
          applied, rejected, items, wallets, gross_drops, fee_drops, royalty_drops,
          fee_basis_points, treasury, document_cid, state, state_changed_at)
        values (%1$d, decode(repeat(case when %1$d = 1 then '00' else 'ab' end, 32), 'hex'),
          sha256('%2$s'), sha256('r'), now(), 2, 2, 0, 1, 2, 1000, 7, 3, 250, '%3$s',
          'bafkrei' || repeat('a', 52), 'cut', now())
        """
            .formatted(number, UUID.randomUUID(), treasury));
    int leaf = 0;
    for (var delta : deltas.entrySet()) {
      run(
          "insert into batch_wallets values (%d, '%s', 100000, %d, %d, '%s')"
              .formatted(number, delta.getKey(), delta.getValue(), leaf++, authority));
    }
    for (var move : moves.entrySet()) {
      run(
          """
          insert into batch_items select %1$d, item_id, owner, '%2$s', %3$d
          from item_ownership where item_id = '%4$s';
          update item_ownership set batch = %1$d where item_id = '%4$s'
          """
              .formatted(number, move.getValue(), leaf++, move.getKey()));
    }
    return number;
  }

  private String leg(
      long number, String kind, String session, String wallet, long drops, String state) {
    String hash = hex().toUpperCase(Locale.ROOT);
    String destination = kind.equals("claim") ? "null" : "'" + authority + "'";
    run(
        """
        insert into settlement_legs (leg_id, number, kind, session_id, wallet, destination, drops,
          state, ticket, attempts, due_at, transaction_hash, ledger_index, changed_at)
        values (gen_random_uuid(), %d, '%s', %s, %s, %s, %d, '%s', (random() * 1e9)::bigint, 1,
          now(), '%s', %d, now())
        """
            .formatted(number, kind, session, wallet, destination, drops, state, hash, ledger + 1));
    return hash;
  }

  /** The transaction is on the ledger, and was read; moves the cursor to it. */
  void read(String hash, String kind, boolean sent, long change, String channel, long paid) {
    ledger++;
    run(
        """
        insert into ledger_transactions values ('%1$s', '%2$s', %3$d, 0, '%4$s', 'tesSUCCESS',
          %5$s, null, %6$d, %7$d, %8$s, %9$s, %10$s, now(), now());
        update ledger_cursor set ledger_index = %3$d where account = '%1$s'
        """
            .formatted(
                authority,
                hash,
                ledger,
                kind,
                sent,
                change - (sent ? 10 : 0),
                sent ? 10 : 0,
                channel.isEmpty() ? "null" : "'" + channel + "'",
                channel.isEmpty() ? "null" : "100000",
                channel.isEmpty() ? "null" : Long.toString(paid)));
  }

  /** A debit is claimed on the ledger. */
  String claim(long number, String session, long drops, long before) {
    String hash = leg(number, "claim", "'" + session + "'", "null", drops, "validated");
    run(
        "update settlement_legs set base_drops = %d where transaction_hash = '%s'"
            .formatted(before, hash));
    read(hash, "PaymentChannelClaim", true, drops, channel(session), before + drops);
    return hash;
  }

  /** All debits are claimed: everything moves, and creditors are to be paid. */
  void collect(long number, Map<WalletAddress, Long> deltas) {
    run(
        """
        update item_ownership o set owner = final_owner, since = number, batch = null
        from batch_items i where number = %1$d and i.item_id = o.item_id;
        update netting_batches set state = 'collected' where number = %1$d;
        update vault_sessions s set claimed_drops = base_drops + l.drops from settlement_legs l
        where l.number = %1$d and l.kind = 'claim' and l.session_id = s.session_id
        """
            .formatted(number));
    unitOfWork.run(() -> index.record(new BatchNumber(number), NOW));
    deltas.forEach(
        (wallet, drops) -> {
          if (drops > 0 && !wallet.equals(treasury)) {
            leg(number, "payment", "null", "'" + wallet + "'", drops, "signed");
          }
        });
  }

  /** A creditor is paid on the ledger. */
  String pay(long number, WalletAddress wallet, long drops) {
    String hash =
        one(
            "select transaction_hash from settlement_legs where number = %d and wallet = '%s'"
                .formatted(number, wallet));
    run(
        """
        update settlement_legs set state = 'validated', ledger_index = %d
        where transaction_hash = '%s'
        """
            .formatted(ledger + 1, hash));
    read(hash, "Payment", true, -drops, "", 0);
    unitOfWork.run(() -> index.paid(wallet, new Drops(drops)));
    return hash;
  }
}
