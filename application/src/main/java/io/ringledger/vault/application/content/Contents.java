package io.ringledger.vault.application.content;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.content.DocumentKind;

/** Documents that everybody may read, each under the hash of its bytes. None ever changes. */
public interface Contents {

  /**
   * Publishes a document, within the unit of work of whoever made it: it is kept with the rest or
   * not at all, its name is known at once, and the store for everybody gets it afterwards. The same
   * bytes again have the same name, and stay what they were published as first.
   *
   * @param bytes from 1 to {@link Document#MAX_BYTES}
   */
  Cid publish(DocumentKind kind, byte[] bytes);

  /**
   * A document that this server has published. No store outside is asked, so that strangers cannot
   * have us fetch for them.
   *
   * @param cid as somebody wrote it
   * @return the document, or {@code document_id_invalid}, {@code document_not_found}
   */
  Outcome<Document> find(String cid);

  /**
   * The bytes of that name from here or else from the store for everybody, for what is rebuilt from
   * published data. Not within a unit of work.
   *
   * @return the bytes, or {@code document_not_found}, {@code document_store_unavailable}
   */
  Outcome<byte[]> fetch(Cid cid);
}
