package io.ringledger.vault.application.content;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.application.outbound.ContentStore.Found;
import io.ringledger.vault.application.outbound.Documents;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.content.DocumentKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** {@inheritDoc} */
public final class ContentsUseCase implements Contents {

  private final UnitOfWork unitOfWork;
  private final Documents documents;
  private final ContentStore store;
  private final InstantSource clock;

  public ContentsUseCase(
      UnitOfWork unitOfWork, Documents documents, ContentStore store, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.documents = documents;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Cid publish(DocumentKind kind, byte[] bytes) {
    Document document = Document.of(kind, bytes);
    Instant now = clock.instant();
    return unitOfWork.execute(
        () -> {
          documents.add(document, now);
          documents.pin(document.cid(), store.name(), store.isDatabase(), now);
          return document.cid();
        });
  }

  @Override
  public Outcome<Document> find(String cid) {
    Optional<Cid> name = Cid.parse(cid);
    if (name.isEmpty()) {
      return Outcome.rejected(VaultFailure.DOCUMENT_ID_INVALID);
    }
    return unitOfWork
        .execute(() -> documents.find(name.get()))
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(VaultFailure.DOCUMENT_NOT_FOUND));
  }

  @Override
  public Outcome<byte[]> fetch(Cid cid) {
    Optional<Document> here = unitOfWork.execute(() -> documents.find(cid));
    if (here.isPresent()) {
      return Outcome.success(here.get().bytes());
    }
    return switch (store.find(cid)) {
      case Found.Bytes(byte[] bytes) -> Outcome.success(bytes);
      case Found.Missing() -> Outcome.rejected(VaultFailure.DOCUMENT_NOT_FOUND);
      case Found.Unavailable(String reason) ->
          Outcome.rejected(VaultFailure.DOCUMENT_STORE_UNAVAILABLE, reason);
    };
  }
}
