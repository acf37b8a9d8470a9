package io.ringledger.vault.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.vault.application.outbound.Documents;
import io.ringledger.vault.application.outbound.Documents.Claim;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.content.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of published documents keeps to. */
public abstract class DocumentsContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Document FIRST = document("first");
  private static final Document SECOND = document("second");

  /** The documents, without any. */
  protected abstract Documents documents();

  protected abstract UnitOfWork unitOfWork();

  @Test
  void aDocumentIsFoundAsItWasPublishedFirst() {
    run(() -> documents().add(FIRST, NOON));
    run(
        () ->
            documents().add(new Document(FIRST.cid(), DocumentKind.OUTCOME, FIRST.bytes()), at(1)));

    assertThat(unitOfWork().execute(() -> documents().find(FIRST.cid()))).contains(FIRST);
    assertThat(unitOfWork().execute(() -> documents().find(SECOND.cid()))).isEmpty();
  }

  @Test
  void theOneThatIsDueTheLongestIsTakenFirstAndOnlyOnce() {
    publish(SECOND, false, at(1));
    publish(FIRST, false, NOON);

    assertThat(claimQueued(at(2)))
        .contains(new Claim(FIRST.cid(), "kubo", 0, at(2).plus(Duration.ofMinutes(5))));
    assertThat(claimQueued(at(2)).map(Claim::cid)).contains(SECOND.cid());
    assertThat(claimQueued(at(2))).isEmpty();
  }

  @Test
  void aClaimThatRunsOutIsTakenBySomebodyElseAndTheFirstNoLongerCounts() {
    publish(FIRST, false, NOON);
    Claim slow = claimQueued(NOON).orElseThrow();
    Claim fast = claimQueued(slow.until()).orElseThrow();
    run(() -> documents().failed(slow, "too late to say so", at(7)));
    assertThat(claimQueued(at(7))).isEmpty();

    run(() -> documents().kept(fast, at(6), at(60)));
    assertThat(claimQueued(at(600))).isEmpty();
  }

  @Test
  void oneThatFailedIsTakenAgainWithItsAttemptsCounted() {
    publish(FIRST, false, NOON);
    Claim claim = claimQueued(NOON).orElseThrow();
    run(() -> documents().failed(claim, "x".repeat(1000), at(10)));
    assertThat(claimQueued(at(9))).isEmpty();

    Claim again = claimQueued(at(10)).orElseThrow();
    assertThat(again.attempts()).isEqualTo(1);
    run(() -> documents().kept(again, at(11), at(100)));
    assertThat(claimKept(at(100)).map(Claim::attempts)).contains(0);
  }

  @Test
  void oneThatIsKeptIsLookedForAndHandedOverAgainWhereItIsLost() {
    publish(FIRST, false, NOON);
    Claim claim = claimQueued(NOON).orElseThrow();
    run(() -> documents().kept(claim, at(1), at(30)));
    assertThat(claimKept(at(29))).isEmpty();

    Claim look = claimKept(at(30)).orElseThrow();
    run(() -> documents().unseen(look, at(40)));
    Claim looked = claimKept(at(40)).orElseThrow();
    run(() -> documents().lost(looked, at(41)));
    assertThat(claimKept(at(1000))).isEmpty();
    assertThat(claimQueued(at(41)).map(Claim::cid)).contains(FIRST.cid());
  }

  @Test
  void oneThatIsKeptAtOnceIsNeitherHandedOverNorLookedFor() {
    publish(FIRST, true, NOON);
    publish(FIRST, false, NOON);

    assertThat(claimQueued(at(1000))).isEmpty();
    assertThat(claimKept(at(1000))).isEmpty();
  }

  @Test
  void whatIsInAnotherStoreIsHandedOverToTheOneThatIsChosen() {
    publish(FIRST, true, NOON);
    publish(SECOND, false, NOON);
    Claim old = claimQueued(NOON).orElseThrow();

    assertThat(move("pinata", 1)).isEqualTo(1);
    assertThat(move("pinata", 5)).isEqualTo(1);
    assertThat(move("pinata", 5)).isZero();
    run(() -> documents().kept(old, at(2), at(3)));

    assertThat(claimQueued(at(1000))).isEmpty();
    assertThat(claimOf("pinata", at(1))).isPresent();
    assertThat(claimOf("pinata", at(1))).isPresent();
  }

  private int move(String store, int limit) {
    return unitOfWork().execute(() -> documents().moveTo(store, at(1), limit));
  }

  private void publish(Document document, boolean kept, Instant now) {
    run(
        () -> {
          documents().add(document, now);
          documents().pin(document.cid(), "kubo", kept, now);
        });
  }

  private Optional<Claim> claimQueued(Instant now) {
    return claimOf("kubo", now);
  }

  private Optional<Claim> claimOf(String store, Instant now) {
    return unitOfWork()
        .execute(() -> documents().claimQueued(store, now, now.plus(Duration.ofMinutes(5))));
  }

  private Optional<Claim> claimKept(Instant now) {
    return unitOfWork()
        .execute(() -> documents().claimKept("kubo", now, now.plus(Duration.ofMinutes(5))));
  }

  private void run(Runnable work) {
    unitOfWork().run(work);
  }

  private static Instant at(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  private static Document document(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Document(Cid.of(bytes), DocumentKind.BATCH, bytes);
  }
}
