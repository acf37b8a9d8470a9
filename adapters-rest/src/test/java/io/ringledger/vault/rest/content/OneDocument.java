package io.ringledger.vault.rest.content;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.content.Contents;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.content.DocumentKind;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Contents of which one document was published. */
@Singleton
public class OneDocument implements Contents {

  /** What was published. */
  public static final Document DOCUMENT =
      Document.of(
          DocumentKind.OUTCOME,
          "{\"batch\": 7,\r\n \"outcome\": \"settled – 拳\"}".getBytes(StandardCharsets.UTF_8));

  @Override
  public Cid publish(DocumentKind kind, byte[] bytes) {
    return Cid.of(bytes);
  }

  @Override
  public Outcome<Document> find(String cid) {
    if (Cid.parse(cid).isEmpty()) {
      return Outcome.rejected(VaultFailure.DOCUMENT_ID_INVALID);
    }
    return cid.equals(DOCUMENT.cid().text())
        ? Outcome.success(DOCUMENT)
        : Outcome.rejected(VaultFailure.DOCUMENT_NOT_FOUND);
  }

  @Override
  public Outcome<byte[]> fetch(Cid cid) {
    return find(cid.text()).map(Document::bytes);
  }
}
