package io.ringledger.vault.application.content;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.application.outbound.ContentStore.Found;
import io.ringledger.vault.application.outbound.ContentStore.Kept;
import io.ringledger.vault.application.outbound.Documents;
import io.ringledger.vault.application.outbound.Documents.Claim;
import io.ringledger.vault.domain.content.Document;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A document is claimed in one unit of work, handed over outside of any, and what became of it is
 * kept in another. Whoever dies in between leaves a claim that runs out, and the document is handed
 * over once more, which is harmless.
 */
public final class ContentWorkUseCase implements ContentWork {

  private static final int MOVED_AT_ONCE = 1_000;

  private final UnitOfWork unitOfWork;
  private final Documents documents;
  private final ContentStore store;
  private final ContentPace pace;
  private final InstantSource clock;

  public ContentWorkUseCase(
      UnitOfWork unitOfWork,
      Documents documents,
      ContentStore store,
      ContentPace pace,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.documents = documents;
    this.store = store;
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public boolean handOver() {
    record Taken(Claim claim, Document document) {}
    Optional<Taken> taken =
        unitOfWork.execute(
            () -> {
              Instant now = clock.instant();
              return documents
                  .claimQueued(store.name(), now, now.plus(pace.claim()))
                  .map(claim -> new Taken(claim, documents.find(claim.cid()).orElseThrow()));
            });
    return taken.isPresent() && handOver(taken.get().claim(), taken.get().document());
  }

  private boolean handOver(Claim claim, Document document) {
    Kept kept = store.store(document);
    Instant now = clock.instant();
    return unitOfWork.execute(
        () ->
            switch (kept) {
              case Kept.Stored() -> {
                documents.kept(claim, now, now.plus(pace.look()));
                yield true;
              }
              case Kept.Unavailable(String reason) -> {
                documents.failed(claim, reason, pace.after(claim.attempts() + 1, now));
                yield false;
              }
            });
  }

  @Override
  public boolean look() {
    if (store.isDatabase()) {
      return false; // Nobody reads it anywhere else.
    }
    Optional<Claim> taken =
        unitOfWork.execute(
            () -> {
              Instant now = clock.instant();
              return documents.claimKept(store.name(), now, now.plus(pace.claim()));
            });
    return taken.isPresent() && look(taken.get());
  }

  private boolean look(Claim claim) {
    Found found = store.find(claim.cid());
    Instant now = clock.instant();
    return unitOfWork.execute(
        () ->
            switch (found) {
              case Found.Bytes _ -> {
                documents.kept(claim, now, now.plus(pace.look()));
                yield true;
              }
              case Found.Missing() -> {
                documents.lost(claim, now);
                yield true;
              }
              case Found.Unavailable _ -> {
                documents.unseen(claim, now.plus(pace.longest()));
                yield false;
              }
            });
  }

  @Override
  public boolean move() {
    return unitOfWork.execute(() -> documents.moveTo(store.name(), clock.instant(), MOVED_AT_ONCE))
        == MOVED_AT_ONCE;
  }
}
