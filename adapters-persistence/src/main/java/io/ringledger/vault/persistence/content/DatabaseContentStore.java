package io.ringledger.vault.persistence.content;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.application.outbound.Documents;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import java.time.Instant;
import java.time.InstantSource;

/** Documents are in the database and nowhere else; everybody reads them through this server. */
public final class DatabaseContentStore implements ContentStore {

  /** Its name in storage and settings. */
  public static final String NAME = "database";

  private final UnitOfWork unitOfWork;
  private final Documents documents;
  private final InstantSource clock;

  public DatabaseContentStore(UnitOfWork unitOfWork, Documents documents, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.documents = documents;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isDatabase() {
    return true;
  }

  @Override
  public Kept store(Document document) {
    Instant now = clock.instant();
    unitOfWork.run(() -> documents.add(document, now));
    return new Kept.Stored();
  }

  @Override
  public Found find(Cid cid) {
    return unitOfWork
        .execute(() -> documents.find(cid))
        .<Found>map(document -> new Found.Bytes(document.bytes()))
        .orElseGet(Found.Missing::new);
  }
}
