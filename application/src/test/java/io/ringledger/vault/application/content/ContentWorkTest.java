package io.ringledger.vault.application.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.fakes.InMemoryContentStore;
import io.ringledger.vault.application.fakes.InMemoryDocuments;
import io.ringledger.vault.application.fakes.InMemoryDocuments.State;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.content.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Publishing, and a store that is there or not. */
class ContentWorkTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final UnitOfWork unitOfWork =
      new UnitOfWork() {
        @Override
        public <T> T execute(Supplier<T> work) {
          return work.get();
        }
      };
  private final InMemoryDocuments documents = new InMemoryDocuments();
  private final InMemoryContentStore store = new InMemoryContentStore();
  private final Contents contents = new ContentsUseCase(unitOfWork, documents, store, clock);
  private final ContentWork work =
      new ContentWorkUseCase(
          unitOfWork, documents, store, ContentPace.of(Duration.ofHours(24)), clock);

  @Test
  void publishingNamesTheDocumentAtOnceAndAsksNobody() {
    store.goAway("down");

    Cid cid = publish("{}");

    assertThat(cid).isEqualTo(Cid.of(bytes("{}")));
    assertThat(store.calls()).isZero();
    assertThat(contents.find(cid.text()))
        .isEqualTo(Outcome.success(Document.of(DocumentKind.BATCH, bytes("{}"))));
    assertThat(documents.pinOf(cid).state()).isEqualTo(State.QUEUED);
  }

  @Test
  void whatIsPublishedIsHandedOverOnce() {
    Cid cid = publish("{}");

    assertThat(work.handOver()).isTrue();
    assertThat(work.handOver()).isFalse();
    assertThat(documents.pinOf(cid).state()).isEqualTo(State.KEPT);
    assertThat(store.calls()).isEqualTo(1);
  }

  @Test
  void publishingTheSameAgainChangesNothing() {
    Cid cid = publish("{}");
    work.handOver();

    assertThat(publish("{}")).isEqualTo(cid);
    assertThat(work.handOver()).isFalse();
  }

  @Test
  void aStoreThatIsAwayIsTriedLaterAndLaterUpToTenMinutes() {
    store.goAway("no answer within 10000 ms");
    Cid cid = publish("{}");

    Instant before = clock.instant();
    for (int seconds : new int[] {5, 10, 20, 40, 80, 160, 320, 600, 600, 600}) {
      assertThat(work.handOver()).isFalse();
      assertThat(documents.pinOf(cid).due()).contains(before.plusSeconds(seconds));
      clock.set(before.plusSeconds(seconds).minusNanos(1));
      assertThat(work.handOver()).isFalse();
      before = before.plusSeconds(seconds);
      clock.set(before);
    }
    assertThat(documents.pinOf(cid).attempts()).isEqualTo(10);
    assertThat(documents.pinOf(cid).reason()).isEqualTo("no answer within 10000 ms");
    assertThat(store.calls()).isEqualTo(10);
  }

  @Test
  void afterAnOutageEverythingIsCaughtUp() {
    store.goAway("down");
    for (int i = 0; i < 50; i++) {
      publish("{\"number\":" + i + "}");
      work.handOver();
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(store.size()).isZero();

    store.comeBack();
    clock.advance(Duration.ofMinutes(10));
    int steps = 0;
    while (work.handOver()) {
      steps++;
    }
    assertThat(steps).isEqualTo(50);
    assertThat(store.size()).isEqualTo(50);
  }

  @Test
  void aDocumentThatTheStoreLostIsHandedOverAgain() {
    Cid cid = publish("{}");
    work.handOver();
    clock.advance(Duration.ofHours(24));
    assertThat(work.look()).isTrue();
    assertThat(documents.pinOf(cid).state()).isEqualTo(State.KEPT);
    assertThat(work.look()).isFalse();

    store.lose(cid);
    clock.advance(Duration.ofHours(24));
    assertThat(work.look()).isTrue();
    assertThat(work.handOver()).isTrue();
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void aStoreThatCannotBeAskedHasLostNothing() {
    Cid cid = publish("{}");
    work.handOver();
    store.goAway("down");
    clock.advance(Duration.ofHours(24));

    assertThat(work.look()).isFalse();
    assertThat(documents.pinOf(cid).state()).isEqualTo(State.KEPT);
    assertThat(documents.pinOf(cid).due()).contains(clock.instant().plus(Duration.ofMinutes(10)));
  }

  @Test
  void aNameIsReadStrictlyAndNobodyIsAskedForWhatWeHaveNotPublished() {
    Document elsewhere = Document.of(DocumentKind.BATCH, bytes("of somebody else"));
    store.store(elsewhere);
    int calls = store.calls();

    assertThat(contents.find("x")).isEqualTo(Outcome.rejected(VaultFailure.DOCUMENT_ID_INVALID));
    assertThat(contents.find(elsewhere.cid().text()))
        .isEqualTo(Outcome.rejected(VaultFailure.DOCUMENT_NOT_FOUND));
    assertThat(store.calls()).isEqualTo(calls);
  }

  @Test
  void whatIsRebuiltIsFetchedFromHereOrFromTheStore() {
    Document elsewhere = Document.of(DocumentKind.BATCH, bytes("kept outside"));
    store.store(elsewhere);
    Cid here = publish("{}");

    assertThat(contents.fetch(elsewhere.cid()).map(String::new))
        .isEqualTo(Outcome.success("kept outside"));
    assertThat(contents.fetch(Cid.of(bytes("unknown"))))
        .isEqualTo(Outcome.rejected(VaultFailure.DOCUMENT_NOT_FOUND));
    store.goAway("gateway 1: HTTP 500");
    assertThat(contents.fetch(here).map(String::new)).isEqualTo(Outcome.success("{}"));
    assertThat(contents.fetch(elsewhere.cid()))
        .isEqualTo(
            Outcome.rejected(VaultFailure.DOCUMENT_STORE_UNAVAILABLE, "gateway 1: HTTP 500"));
  }

  @Test
  void documentsOfAnotherStoreAreHandedOverToTheOneThatIsChosen() {
    Document old = Document.of(DocumentKind.BATCH, bytes("old"));
    documents.add(old, clock.instant());
    documents.pin(old.cid(), "database", true, clock.instant());

    assertThat(work.move()).isFalse();
    assertThat(work.handOver()).isTrue();
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void aPaceThatCouldNotWorkIsRefused() {
    Duration second = Duration.ofSeconds(1);
    for (ContentPaceOf wrong :
        new ContentPaceOf[] {
          () -> new ContentPace(Duration.ZERO, second, second, second),
          () -> new ContentPace(second.multipliedBy(2), second, second, second),
          () -> new ContentPace(second, second, Duration.ZERO, second),
          () -> ContentPace.of(Duration.ofSeconds(-1))
        }) {
      assertThatIllegalArgumentException().isThrownBy(wrong::make);
    }
  }

  private interface ContentPaceOf {
    ContentPace make();
  }

  private Cid publish(String json) {
    return contents.publish(DocumentKind.BATCH, bytes(json));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
