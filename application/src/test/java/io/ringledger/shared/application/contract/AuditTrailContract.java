package io.ringledger.shared.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.AuditTrail.History;
import io.ringledger.shared.application.AuditTrail.Link;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link AuditTrail} keeps to. */
public abstract class AuditTrailContract {

  private static final Instant AT = Instant.parse("2026-03-01T10:15:30.123456Z");

  private final AuditChain chain = new AuditChain("bout:" + UUID.randomUUID());
  private final AuditChain other = new AuditChain("bout:" + UUID.randomUUID());

  protected abstract AuditTrail trail();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  /** Changes the action of a kept entry behind the trail's back. */
  protected abstract void tamper(AuditChain chain, long position);

  /** Takes a kept entry away behind the trail's back. */
  protected abstract void remove(AuditChain chain, long position);

  @Test
  public void aThingWithoutHistoryHasAnEmptyIntactOne() {
    assertThat(history(chain)).isEqualTo(new History(List.of(), true));
  }

  @Test
  public void entriesComeBackAsTheyWereWrittenOldestFirst() {
    AuditEntry first = entry(chain, "bout.plan", Map.of("show_a_drops", "1", "bonus_a_drops", "2"));
    AuditEntry second = entry(chain, "escrow.confirm", Map.of("reason", "\"ü\" \\ \n line, = 字"));
    AuditEntry third = entry(chain, "bout.result", Map.of());
    record(first);
    record(second);
    record(third);

    assertThat(history(chain).links())
        .extracting(Link::entry)
        .containsExactly(first, second, third);
    assertThat(history(chain).links()).extracting(Link::position).containsExactly(1L, 2L, 3L);
    assertThat(history(chain).intact()).isTrue();
  }

  @Test
  public void eachEntryCarriesTheHashOfTheOneBefore() {
    record(entry(chain, "one", Map.of()));
    record(entry(chain, "two", Map.of()));
    record(entry(chain, "two", Map.of()));

    List<Link> links = history(chain).links();
    assertThat(links).extracting(Link::hash).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    assertThat(links).extracting(Link::hash).doesNotHaveDuplicates();
    assertThat(links.get(1).previousHash()).isEqualTo(links.get(0).hash());
    assertThat(links.get(2).previousHash()).isEqualTo(links.get(1).hash());
  }

  @Test
  public void chainsDoNotMix() {
    record(entry(chain, "one", Map.of()));
    record(entry(other, "another", Map.of()));
    record(entry(chain, "two", Map.of()));

    assertThat(history(chain).links())
        .extracting(link -> link.entry().action())
        .containsExactly("one", "two");
    assertThat(history(other).links()).extracting(Link::position).containsExactly(1L);
    assertThat(history(chain).intact()).isTrue();
    assertThat(history(other).intact()).isTrue();
  }

  @Test
  public void severalEntriesOfOneUnitOfWorkAreLinkedToo() {
    inUnitOfWork(
        () -> {
          trail().record(entry(chain, "one", Map.of()));
          trail().record(entry(chain, "two", Map.of()));
          return true;
        });

    assertThat(history(chain).links()).hasSize(2);
    assertThat(history(chain).intact()).isTrue();
  }

  @Test
  public void aMomentFinerThanTheStoreKeepsTheChainIntact() {
    Instant fine = Instant.parse("2026-03-01T10:15:30.123456789Z");
    record(
        new AuditEntry(
            chain, fine, "someone", "admin", "request-1", "one", "success", new TreeMap<>()));

    assertThat(history(chain).intact()).isTrue();
    assertThat(history(chain).links().getFirst().entry().at())
        .isCloseTo(fine, within(1, ChronoUnit.MICROS));
  }

  @Test
  public void aChangedEntryShows() {
    threeEntries();
    tamper(chain, 2);

    assertThat(history(chain).intact()).isFalse();
  }

  @Test
  public void aChangedLastEntryShows() {
    threeEntries();
    tamper(chain, 3);

    assertThat(history(chain).intact()).isFalse();
  }

  @Test
  public void aGapShows() {
    threeEntries();
    remove(chain, 2);

    assertThat(history(chain).intact()).isFalse();
  }

  @Test
  public void aMissingBeginningShows() {
    threeEntries();
    remove(chain, 1);

    assertThat(history(chain).intact()).isFalse();
  }

  private void threeEntries() {
    record(entry(chain, "one", Map.of("a", "1")));
    record(entry(chain, "two", Map.of("a", "2")));
    record(entry(chain, "three", Map.of("a", "3")));
    assertThat(history(chain).intact()).isTrue();
  }

  private void record(AuditEntry entry) {
    inUnitOfWork(
        () -> {
          trail().record(entry);
          return true;
        });
  }

  private History history(AuditChain of) {
    return inUnitOfWork(() -> trail().history(of));
  }

  private static AuditEntry entry(AuditChain chain, String action, Map<String, String> details) {
    return new AuditEntry(
        chain,
        AT,
        "0197b2f0-0000-7000-8000-000000000001",
        "promoter",
        "request-1",
        action,
        AuditEntry.SUCCESS,
        new TreeMap<>(details));
  }
}
