package io.ringledger.rewards.domain.ledger.chain;

import static io.ringledger.rewards.domain.ledger.chain.ChainFixtures.NOON;
import static io.ringledger.rewards.domain.ledger.chain.ChainFixtures.checkpoint;
import static io.ringledger.rewards.domain.ledger.chain.ChainFixtures.reversal;
import static io.ringledger.rewards.domain.ledger.chain.ChainFixtures.reward;
import static io.ringledger.rewards.domain.ledger.chain.ChainFixtures.seals;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.AccountId;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChainsTest {

  @Test
  void theHashesAreThoseOfTheTestVectors() {
    assertThat(EntryHash.of(reward()).hex())
        .isEqualTo("3acfaf09009dc39bcc9fb9bd471ac9ab44aea2bad6cc2b5f5a5f284a63ac9b59");
    assertThat(EntryHash.of(reversal()).hex())
        .isEqualTo("f795f959c554c616dfdfbfc4672a3a74c01ec7dcf5a7d9beeb4e0aef69082266");
    assertThat(seals().getFirst().chainHash().hex())
        .isEqualTo("b05c3d025e33c91064196e25a6cf5b6b777307c41d0594f8ad08003c7c5e73af");
    assertThat(seals().getLast().chainHash().hex())
        .isEqualTo("16a217d7afbf7ac1881ef6eb06e1921f4403c2978fad5d2b8823dfead9c6874d");
    assertThat(checkpoint().audit().digest().hex())
        .isEqualTo("0c5e0ba7dfd3ebaf5dda696b11c859c6a82d376fe52240fdb37cc866e015b4a3");
    assertThat(checkpoint().hash().hex())
        .isEqualTo("66f6f22269d262a446f9726c2916cf0a64579ee6383779e220d0357a4beadfb4");
  }

  @Test
  void everyFieldOfAnEntryIsInItsHash() {
    LedgerEntry entry = reward();
    Posting posting = entry.posting();
    AccountId other = AccountId.of("01937000-0000-7000-8000-0000000000ff");
    Stream<LedgerEntry> changed =
        Stream.of(
            new LedgerEntry(
                EntryId.of("01937000-0000-7000-8000-0000000000ff"), posting, 1, -250, 1, 250, NOON),
            of(posting, 2, -250, 1, 250, NOON),
            of(posting, 1, -251, 1, 250, NOON),
            of(posting, 1, -250, 2, 250, NOON),
            of(posting, 1, -250, 1, 251, NOON),
            of(posting, 1, -250, 1, 250, NOON.plusNanos(1000)),
            of(with(posting, new EntryKey("earn:other"), posting.reference(), 3)),
            of(with(posting, posting.key(), new SourceReference("urn:other", "évt-1"), 3)),
            of(with(posting, posting.key(), new SourceReference("urn:feedback", "évt-2"), 3)),
            of(with(posting, posting.key(), posting.reference(), 4)),
            of(sides(posting, EntryType.REFUND, posting.debit(), posting.credit(), 250)),
            of(sides(posting, posting.type(), other, posting.credit(), 250)),
            of(sides(posting, posting.type(), posting.debit(), other, 250)),
            of(sides(posting, posting.type(), posting.debit(), posting.credit(), 251)),
            of(linked(Optional.of(entry.id()), posting.settlement())),
            of(linked(Optional.empty(), Optional.empty())));
    assertThat(Stream.concat(Stream.of(entry), changed).map(EntryHash::of))
        .doesNotHaveDuplicates()
        .hasSize(17);
  }

  private static LedgerEntry of(Posting posting) {
    return of(posting, 1, -250, 1, 250, NOON);
  }

  private static LedgerEntry of(Posting posting, long ds, long db, long cs, long cb, Instant at) {
    return new LedgerEntry(reward().id(), posting, ds, db, cs, cb, at);
  }

  private static Posting with(Posting old, EntryKey key, SourceReference reference, long impact) {
    return new Posting(
        key,
        old.type(),
        old.debit(),
        old.credit(),
        old.amount(),
        reference,
        old.reversed(),
        old.settlement(),
        impact);
  }

  private static Posting sides(
      Posting old, EntryType type, AccountId debit, AccountId credit, long amount) {
    return new Posting(
        old.key(),
        type,
        debit,
        credit,
        new Points(amount),
        old.reference(),
        old.reversed(),
        old.settlement(),
        old.reputationImpact());
  }

  private static Posting linked(Optional<EntryId> reversed, Optional<UUID> settlement) {
    Posting old = reward().posting();
    return new Posting(
        old.key(),
        reversed.isPresent() ? EntryType.REVERSAL : old.type(),
        old.debit(),
        old.credit(),
        old.amount(),
        old.reference(),
        reversed,
        settlement,
        old.reputationImpact());
  }

  @Test
  void textsThatOnlyTouchAreNotTheSameText() {
    assertThat(new Canonical("f").put("ab").put("c").hash())
        .isNotEqualTo(new Canonical("f").put("a").put("bc").hash());
    assertThat(new Canonical("f").put("é").bytes()).isEqualTo("\0\0\0\1f\0\0\0\2é".getBytes(UTF_8));
  }

  @Test
  void aSealDependsOnItsShardItsPlaceAndAllSealsBefore() {
    Hash entry = EntryHash.of(reward());
    EntryId id = reward().id();
    assertThat(
            Stream.of(
                    ChainHead.empty(3),
                    ChainHead.empty(4),
                    new ChainHead(3, 1, entry),
                    new ChainHead(3, 1, EntryHash.of(reversal())),
                    new ChainHead(3, 2, entry))
                .map(head -> head.seal(id, entry).chainHash()))
        .doesNotHaveDuplicates();
    assertThat(seals()).extracting(Seal::position).containsExactly(1L, 2L);
    assertThat(seals().getLast().entryHash()).isEqualTo(EntryHash.of(reversal()));
  }

  @Test
  void everyFieldOfACheckpointIsInItsHash() {
    LedgerCheckpoint one = checkpoint();
    AuditStretch audit = one.audit();
    assertThat(
            Stream.of(
                    one,
                    new LedgerCheckpoint(2, one.at(), one.heads(), audit, one.hash()),
                    new LedgerCheckpoint(3, one.at(), one.heads(), audit, one.hash()),
                    new LedgerCheckpoint(2, one.at(), one.heads(), audit, one.audit().digest()),
                    new LedgerCheckpoint(1, NOON, one.heads(), audit, Hash.GENESIS),
                    new LedgerCheckpoint(1, one.at(), List.of(), audit, Hash.GENESIS),
                    new LedgerCheckpoint(
                        1, one.at(), List.of(seals().getFirst().head()), audit, Hash.GENESIS),
                    with(new AuditStretch(NOON, NOON, 1, audit.digest())),
                    with(new AuditStretch(Instant.EPOCH, NOON.plusSeconds(1), 1, audit.digest())),
                    with(new AuditStretch(Instant.EPOCH, NOON, 2, audit.digest())),
                    with(new AuditStretch(Instant.EPOCH, NOON, 1, Hash.GENESIS)))
                .map(LedgerCheckpoint::hash))
        .doesNotHaveDuplicates();
  }

  private static LedgerCheckpoint with(AuditStretch audit) {
    LedgerCheckpoint one = checkpoint();
    return new LedgerCheckpoint(1, one.at(), one.heads(), audit, Hash.GENESIS);
  }

  @Test
  void aCheckpointCountsWhatIsSealedAndFollowsTheOneBefore() {
    LedgerCheckpoint first = checkpoint();
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.previous()).isEqualTo(Hash.GENESIS);
    assertThat(first.entries()).isEqualTo(2);
    LedgerCheckpoint second =
        LedgerCheckpoint.after(Optional.of(first), NOON, first.heads(), first.audit());
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.previous()).isEqualTo(first.hash());
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Hash("A".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hash.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ChainHead(-1, 0, Hash.GENESIS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ChainHead(0, 0, checkpoint().hash()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Seal(0, 0, reward().id(), Hash.GENESIS, Hash.GENESIS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AuditStretch(NOON, Instant.EPOCH, 0, Hash.GENESIS))
        .isInstanceOf(IllegalArgumentException.class);
    LedgerCheckpoint one = checkpoint();
    ChainHead head = ChainHead.empty(1);
    for (List<ChainHead> heads :
        List.of(
            List.of(head, head),
            List.of(head, ChainHead.empty(0)),
            List.of(ChainHead.empty(256)))) {
      assertThatThrownBy(() -> new LedgerCheckpoint(1, NOON, heads, one.audit(), Hash.GENESIS))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new LedgerCheckpoint(0, NOON, List.of(), one.audit(), Hash.GENESIS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LedgerCheckpoint(2, NOON, List.of(), one.audit(), Hash.GENESIS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHashReadsBackFromItsBytes() {
    Hash hash = checkpoint().hash();
    assertThat(Hash.of(hash.bytes())).isEqualTo(hash).hasToString(hash.hex());
  }
}
