package io.ringledger.rewards.persistence.verification;

import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.rewards.domain.ledger.EntryType.Direction;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.rewards.domain.ledger.chain.ChainHead;
import io.ringledger.rewards.domain.ledger.chain.EntryHash;
import io.ringledger.rewards.domain.ledger.chain.Hash;
import io.ringledger.rewards.domain.ledger.chain.Seal;
import io.ringledger.rewards.persistence.ledger.EntryRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every entry by itself, and every seal after the one before. */
final class SealChecks {

  /** Entries without seal come last. */
  private static final String SEALED =
      "select shard, position, sealed_id, entry_hash, chain_hash, "
          + EntryRows.COLUMNS
          + """

          from (select shard, position, entry_id as sealed_id, entry_hash, chain_hash
            from ledger_seals) seals
          full join ledger_entries on entry_id = sealed_id
          order by shard, position
          """;

  private static final String CROOKED_REVERSALS =
      """
      select r.entry_id, r.reverses, o.entry_id is null as missing
      from ledger_entries r left join ledger_entries o on o.entry_id = r.reverses
      where r.reverses is not null and (o.entry_id is null or o.entry_type = 'reversal'
        or o.debit_account_id <> r.credit_account_id or o.credit_account_id <> r.debit_account_id
        or o.amount <> r.amount)
      """;

  private static final Set<AccountId> SYSTEM =
      Arrays.stream(AccountKind.values())
          .filter(kind -> !kind.isMember())
          .map(AccountKind::systemAccount)
          .collect(Collectors.toUnmodifiableSet());

  private final Findings findings;
  private final Instant sealedBy;
  private ChainHead head = ChainHead.empty(0);
  private long entries;
  private long seals;
  private long unsealed;

  /**
   * @param sealedBy what was posted before that has a seal
   */
  SealChecks(Findings findings, Instant sealedBy) {
    this.findings = findings;
    this.sealedBy = sealedBy;
  }

  long entries() {
    return entries;
  }

  long seals() {
    return seals;
  }

  long unsealed() {
    return unsealed;
  }

  void run(Snapshot snapshot) throws SQLException {
    snapshot.each("entries and seals", SEALED, this::see);
    snapshot.each(
        "reversals",
        CROOKED_REVERSALS,
        row ->
            findings.add(
                Fault.REVERSAL_WRONG,
                "entry " + row.getString("entry_id"),
                row.getBoolean("missing")
                    ? "it reverses %s, which is not there".formatted(row.getString("reverses"))
                    : "it is not the opposite of " + row.getString("reverses")));
  }

  private void see(ResultSet row) throws SQLException {
    Optional<UUID> id = Optional.ofNullable(row.getObject("entry_id", UUID.class));
    Optional<LedgerEntry> entry = id.isPresent() ? entry(row) : Optional.empty();
    if (id.isPresent()) {
      entries++;
    }
    if (row.getObject("sealed_id", UUID.class) != null) {
      seal(row, id.isPresent(), entry);
    } else {
      unsealed++;
      entry
          .filter(late -> late.postedAt().isBefore(sealedBy))
          .ifPresent(
              late ->
                  findings.add(
                      Fault.ENTRY_NOT_SEALED,
                      "entry " + late.id(),
                      "posted at %s, well before the newest checkpoint"
                          .formatted(late.postedAt())));
    }
  }

  private Optional<LedgerEntry> entry(ResultSet row) throws SQLException {
    String place = "entry " + row.getString("entry_id");
    try {
      LedgerEntry entry = EntryRows.read(row);
      checkForm(entry, place);
      return Optional.of(entry);
    } catch (IllegalArgumentException | NoSuchElementException wrong) {
      findings.add(Fault.ENTRY_MALFORMED, place, String.valueOf(wrong.getMessage()));
      return Optional.empty();
    }
  }

  private void checkForm(LedgerEntry entry, String place) {
    Posting posting = entry.posting();
    EntryType type = posting.type();
    AccountId member = type.direction() == Direction.EARN ? posting.credit() : posting.debit();
    EntryKey key =
        posting
            .reversed()
            .map(EntryKey::reversalOf)
            .orElseGet(() -> EntryKey.of(type, posting.reference().eventId(), member));
    if (!key.equals(posting.key())) {
      findings.add(
          Fault.ENTRY_KEY_WRONG, place, "it has %s instead of %s".formatted(posting.key(), key));
    }
    boolean straight =
        switch (type.direction()) {
          case EARN -> isSystem(type, posting.debit()) && isMember(posting.credit());
          case DEDUCT -> isMember(posting.debit()) && isSystem(type, posting.credit());
          case REVERSE -> isMember(posting.debit()) != isMember(posting.credit());
        };
    if (!straight) {
      findings.add(
          Fault.ENTRY_SIDES_WRONG,
          place,
          "%s from %s to %s".formatted(type.wire(), posting.debit(), posting.credit()));
    }
  }

  private static boolean isSystem(EntryType type, AccountId account) {
    return account.equals(type.counterparty().systemAccount());
  }

  private static boolean isMember(AccountId account) {
    return !SYSTEM.contains(account);
  }

  private void seal(ResultSet row, boolean present, Optional<LedgerEntry> entry)
      throws SQLException {
    seals++;
    int shard = row.getInt("shard");
    long position = row.getLong("position");
    if (shard != head.shard()) {
      head = ChainHead.empty(shard);
    }
    String place = "seal %d of chain %d".formatted(position, shard);
    if (position != head.position() + 1) {
      findings.add(Fault.SEAL_MISSING, place, "the one before it is %d".formatted(head.position()));
    }
    Hash entryHash = Hash.of(row.getBytes("entry_hash"));
    Hash chainHash = Hash.of(row.getBytes("chain_hash"));
    EntryId id = new EntryId(row.getObject("sealed_id", UUID.class));
    if (!present) {
      findings.add(Fault.SEALED_ENTRY_MISSING, place, "entry %s is gone".formatted(id));
    } else if (!entry.map(EntryHash::of).filter(entryHash::equals).isPresent()) {
      findings.add(Fault.SEALED_ENTRY_CHANGED, place, "entry %s is another one now".formatted(id));
    }
    // One wrong link is told once: what follows is measured by what the link says itself.
    Seal expected = new ChainHead(shard, position - 1, before(position)).seal(id, entryHash);
    if (!expected.chainHash().equals(chainHash)) {
      findings.add(Fault.SEAL_CHAIN_BROKEN, place, "it does not follow from the one before");
    }
    head = new ChainHead(shard, position, chainHash);
  }

  private Hash before(long position) {
    return position == 1 ? Hash.GENESIS : head.hash();
  }
}
