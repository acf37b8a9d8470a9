package io.ringledger.vault.application.outbound;

import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;

/**
 * Where published documents are kept for everybody, by their content. Called while no unit of work
 * runs. Never throws for what a disk, a server or the network does: all of it is an answer. Storing
 * the same again is harmless.
 */
public interface ContentStore {

  /** What the store is called in storage, settings and metrics: {@code kubo}. */
  String name();

  /** Whether the database is all there is, so that what is in it need not be handed over. */
  default boolean isDatabase() {
    return false;
  }

  /** Keeps the document for good; after {@link Kept.Stored} it survives a crash of the store. */
  Kept store(Document document);

  /** Looks for the bytes of that name; what is answered has been checked against the name. */
  Found find(Cid cid);

  /** What became of a document to be kept. */
  sealed interface Kept {

    /** It is there. */
    record Stored() implements Kept {}

    /**
     * It is not, or nobody knows; ask again.
     *
     * @param reason for operators, without addresses or secrets
     */
    record Unavailable(String reason) implements Kept {}
  }

  /** What was found of a name. */
  sealed interface Found {

    /** The very bytes that it names. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Bytes(byte[] bytes) implements Found {}

    /** There is nothing of that name there. */
    record Missing() implements Found {}

    /**
     * Nobody knows whether there is; ask again.
     *
     * @param reason for operators, without addresses or secrets
     */
    record Unavailable(String reason) implements Found {}
  }
}
