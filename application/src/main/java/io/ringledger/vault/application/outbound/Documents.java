package io.ringledger.vault.application.outbound;

import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import java.time.Instant;
import java.util.Optional;

/**
 * All documents that were published, and for each how far it has got into the store for everybody.
 * Runs within a unit of work.
 */
public interface Documents {

  /** A longer reason is cut. */
  int MAX_REASON_LENGTH = 300;

  /** Keeps a document under its name; one that is there already stays as it is. */
  void add(Document document, Instant now);

  Optional<Document> find(Cid cid);

  /**
   * Puts a document on the way into a store, unless it is there or on its way already.
   *
   * @param store by its name
   * @param kept whether it is there with that
   */
  void pin(Cid cid, String store, boolean kept, Instant now);

  /**
   * Has documents handed over that are in other stores than this one, or on their way there.
   *
   * @param limit how many at most
   * @return how many they were
   */
  int moveTo(String store, Instant now, int limit);

  /**
   * Takes the document that is due the longest to be handed over; nobody else takes it until then.
   */
  Optional<Claim> claimQueued(String store, Instant now, Instant until);

  /** Takes the kept document that is due the longest to be looked for in the store. */
  Optional<Claim> claimKept(String store, Instant now, Instant until);

  /**
   * It is in the store.
   *
   * @param look when somebody looks whether it still is
   */
  void kept(Claim claim, Instant now, Instant look);

  /** It could not be handed over; it is tried again then. */
  void failed(Claim claim, String reason, Instant again);

  /** It is gone from the store, and is handed over again. */
  void lost(Claim claim, Instant now);

  /** Nobody could look for it; somebody looks again then. */
  void unseen(Claim claim, Instant look);

  /**
   * A document that somebody is busy with.
   *
   * @param attempts failed ones in a row, of handing it over
   * @param until it is theirs so long; what they say later does not count
   */
  record Claim(Cid cid, String store, int attempts, Instant until) {}
}
