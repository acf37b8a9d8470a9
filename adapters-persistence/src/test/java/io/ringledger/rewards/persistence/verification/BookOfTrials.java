package io.ringledger.rewards.persistence.verification;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.AccountStatus;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.rewards.domain.ledger.EntryType.Direction;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.rewards.domain.ledger.PostingBatch;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.ledger.chain.AuditDigest;
import io.ringledger.rewards.domain.ledger.chain.ChainHead;
import io.ringledger.rewards.domain.ledger.chain.Hash;
import io.ringledger.rewards.domain.ledger.chain.LedgerCheckpoint;
import io.ringledger.rewards.domain.ledger.chain.Seal;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import io.ringledger.rewards.persistence.checkpoints.CheckpointDocument;
import io.ringledger.rewards.persistence.checkpoints.CheckpointFolder;
import io.ringledger.rewards.persistence.checkpoints.Ed25519CheckpointSigner;
import io.ringledger.shared.application.events.Partitions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a small ledger that is all right into an empty database, with events, seals and all. */
final class BookOfTrials {

  static final Instant BEGIN = Instant.parse("2026-11-23T12:00:00Z");
  static final List<AccountId> MEMBERS =
      IntStream.range(0, 6).mapToObj(i -> new AccountId(id(100 + i))).toList();
  private static final AccountId ISSUANCE = AccountKind.ISSUANCE.systemAccount();
  private static final int SHARDS = 8;

  private final Connection owner;
  private final CheckpointFolder folder;
  private final Ed25519CheckpointSigner signer;
  private final Map<AccountId, LedgerAccount> accounts = new HashMap<>();
  private final Map<Integer, ChainHead> heads = new HashMap<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private Optional<LedgerCheckpoint> newest = Optional.empty();
  private int audited;
  private int auditedSince;
  private Instant now = BEGIN;

  BookOfTrials(Connection owner, Path folder, Ed25519CheckpointSigner signer) {
    this.owner = owner;
    this.folder = new CheckpointFolder(folder);
    this.signer = signer;
  }

  static UUID id(int number) {
    return new UUID(0x0193_7000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }

  /** 45 entries; three checkpoints, after 15, 30 and 45. */
  void write() throws SQLException {
    open();
    for (int i = 0; i < 45; i++) {
      now = now.plusSeconds(1);
      post(posting(i), i);
      audit();
      if (i % 15 == 14) {
        now = now.plusSeconds(1);
        checkpoint();
      }
    }
    keepSums();
  }

  private static Posting posting(int i) {
    AccountId member = MEMBERS.get(i % MEMBERS.size());
    EntryType type = i % 7 == 6 ? EntryType.REDEMPTION : EntryType.CORRECTION_REWARD;
    AccountId other = type.counterparty().systemAccount();
    boolean earn = type.direction() == Direction.EARN;
    String event = "event-" + i;
    return new Posting(
        EntryKey.of(type, event, member),
        type,
        earn ? other : member,
        earn ? member : other,
        new Points(earn ? 100 + i : 5),
        new SourceReference("urn:feedback", event),
        Optional.empty(),
        Optional.of(id(2000 + i)),
        earn ? 1 : 0);
  }

  private void open() throws SQLException {
    for (AccountId member : MEMBERS) {
      accounts.put(member, LedgerAccount.open(member, new Holder("holder-" + member), BEGIN));
      run(
          """
          insert into ledger_accounts (account_id, kind, holder, status, overdraft_allowed,
            debits_posted, credits_posted, sequence, opened_at, last_posted_at)
          values (?, 'member', ?, 'open', false, 0, 0, 0, ?, ?)
          """,
          member.value(),
          "holder-" + member,
          BEGIN,
          BEGIN);
    }
    Stream.of(ISSUANCE, AccountKind.REDEMPTION.systemAccount())
        .forEach(
            system ->
                accounts.put(
                    system,
                    new LedgerAccount(
                        system,
                        Arrays.stream(AccountKind.values())
                            .filter(kind -> !kind.isMember())
                            .filter(kind -> kind.systemAccount().equals(system))
                            .findFirst()
                            .orElseThrow(),
                        Optional.empty(),
                        AccountStatus.OPEN,
                        true,
                        0,
                        0,
                        0,
                        Instant.EPOCH,
                        Instant.EPOCH)));
  }

  private void post(Posting wish, int i) throws SQLException {
    // Every twentieth takes back what came ten before it.
    Posting posting = i % 20 == 19 ? entries.get(i - 10).reversal(wish.reference()) : wish;
    PostingBatch batch = new PostingBatch(accounts.values(), List.of());
    batch.post(posting, new EntryId(id(1000 + i)), now);
    LedgerEntry entry = batch.appended().getFirst();
    batch.changed().forEach(account -> accounts.put(account.id(), account));
    entries.add(entry);
    insert(entry);
    int partition = tell(entry, i);
    seal(heads.computeIfAbsent(partition, ChainHead::empty).seal(entry));
  }

  private void insert(LedgerEntry entry) throws SQLException {
    Posting posting = entry.posting();
    run(
        """
        insert into ledger_entries (entry_id, idempotency_key, entry_type, debit_account_id,
          credit_account_id, amount, source, source_event_id, reverses, settlement_id,
          reputation_impact, debit_sequence, debit_balance, credit_sequence, credit_balance,
          posted_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entry.id().value(),
        posting.key().value(),
        posting.type().wire(),
        posting.debit().value(),
        posting.credit().value(),
        posting.amount().value(),
        posting.reference().source(),
        posting.reference().eventId(),
        posting.reversed().map(EntryId::value).orElse(null),
        posting.settlement().orElse(null),
        posting.reputationImpact(),
        entry.debitSequence(),
        entry.debitBalance(),
        entry.creditSequence(),
        entry.creditBalance(),
        entry.postedAt());
  }

  private int tell(LedgerEntry entry, int i) throws SQLException {
    Posting posting = entry.posting();
    boolean earned = posting.debit().equals(ISSUANCE);
    String member = (earned ? posting.credit() : posting.debit()).toString();
    int partition = Partitions.of(member);
    run(
        """
        insert into published_events (event_id, type, subject, ordering_key, partition, time, data,
          position)
        values (?, ?, ?, ?, ?, ?, jsonb_build_object('entry_id', ?::text, 'points', ?::bigint,
          'idempotency_key', ?::text), ?)
        """,
        id(3000 + i),
        earned ? "rewards_ledger.PointsEarned" : "rewards_ledger.PointsDeducted",
        member,
        member,
        (short) partition,
        entry.postedAt(),
        entry.id().toString(),
        entry.amount().value(),
        entry.key().value(),
        heads.getOrDefault(partition, ChainHead.empty(partition)).position() + 1);
    run(
        """
        insert into event_cursors (consumer, partition, position) values ('ledger-seals', ?, 1)
        on conflict (consumer, partition) do update set position = event_cursors.position + 1
        """,
        (short) partition);
    return partition;
  }

  private void seal(Seal seal) throws SQLException {
    run(
        """
        insert into ledger_seals (shard, position, entry_id, entry_hash, chain_hash)
        values (?, ?, ?, ?, ?)
        """,
        (short) seal.shard(),
        seal.position(),
        seal.entry().value(),
        seal.entryHash().bytes(),
        seal.chainHash().bytes());
    heads.put(seal.shard(), seal.head());
  }

  private void audit() throws SQLException {
    audited++;
    run(
        """
        insert into audit_entries (chain, position, at, actor, role, request_id, action, outcome,
          details, previous_hash, hash)
        values ('rewards', ?, ?, 'a', 'admin', 'r', 'x', 'ok', '{}', ?, ?)
        """,
        (long) audited,
        now,
        auditHash(audited - 1),
        auditHash(audited));
  }

  private static String auditHash(int number) {
    return "%064x".formatted(number);
  }

  private void checkpoint() throws SQLException {
    AuditDigest digest = new AuditDigest();
    while (auditedSince < audited) {
      auditedSince++;
      digest.add("rewards", auditedSince, new Hash(auditHash(auditedSince)));
    }
    List<ChainHead> all =
        IntStream.range(0, SHARDS)
            .mapToObj(shard -> heads.getOrDefault(shard, ChainHead.empty(shard)))
            .toList();
    Instant after = newest.map(before -> before.audit().until()).orElse(Instant.EPOCH);
    LedgerCheckpoint next = LedgerCheckpoint.after(newest, now, all, digest.stretch(after, now));
    record(signer.sign(next));
    newest = Optional.of(next);
  }

  private void record(SignedCheckpoint signed) throws SQLException {
    folder.keep(signed);
    run(
        "insert into ledger_checkpoints (number, at, hash, document) values (?, ?, ?, ?)",
        signed.checkpoint().number(),
        signed.checkpoint().at(),
        signed.checkpoint().hash().bytes(),
        CheckpointDocument.write(signed));
  }

  private void keepSums() throws SQLException {
    for (LedgerAccount account : accounts.values()) {
      run(
          """
          update ledger_accounts set debits_posted = ?, credits_posted = ?, sequence = ?,
            last_posted_at = ? where account_id = ?
          """,
          account.debitsPosted(),
          account.creditsPosted(),
          account.sequence(),
          account.lastPostedAt(),
          account.id().value());
    }
  }

  private void run(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        statement.setObject(
            i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
      }
      statement.execute();
    }
  }
}
