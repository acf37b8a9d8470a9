package io.ringledger.rewards.domain.ledger.chain;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.rewards.domain.ledger.SourceReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The entries, seals and checkpoints of the test vectors in docs/ledger-integrity.md. */
public final class ChainFixtures {

  public static final AccountId MEMBER = AccountId.of("01937000-0000-7000-8000-00000000000a");
  public static final AccountId ISSUANCE = AccountKind.ISSUANCE.systemAccount();
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

  private ChainFixtures() {}

  /** 250 points for an accepted correction. */
  public static LedgerEntry reward() {
    return new LedgerEntry(
        EntryId.of("01937000-0000-7000-8000-000000000001"),
        new Posting(
            EntryKey.of(EntryType.CORRECTION_REWARD, "évt-1", MEMBER),
            EntryType.CORRECTION_REWARD,
            ISSUANCE,
            MEMBER,
            new Points(250),
            new SourceReference("urn:feedback", "évt-1"),
            Optional.empty(),
            Optional.of(UUID.fromString("01937000-0000-7000-8000-00000000000b")),
            3),
        1,
        -250,
        1,
        250,
        NOON);
  }

  /** The same, taken back a second later. */
  public static LedgerEntry reversal() {
    return new LedgerEntry(
        EntryId.of("01937000-0000-7000-8000-000000000002"),
        reward().reversal(reward().posting().reference()),
        2,
        0,
        2,
        0,
        NOON.plusSeconds(1));
  }

  /** The seals of both, in one chain. */
  public static List<Seal> seals() {
    Seal first = ChainHead.empty(3).seal(reward());
    return List.of(first, first.head().seal(reversal()));
  }

  /** The first checkpoint, over both. */
  public static LedgerCheckpoint checkpoint() {
    AuditDigest audit = new AuditDigest();
    audit.add("accounts", 1, Hash.of(new byte[Hash.BYTES]));
    return LedgerCheckpoint.after(
        Optional.empty(),
        NOON.plusSeconds(2),
        List.of(ChainHead.empty(0), seals().getLast().head()),
        audit.stretch(Instant.EPOCH, NOON));
  }
}
