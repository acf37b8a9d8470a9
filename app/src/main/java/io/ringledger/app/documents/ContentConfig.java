package io.ringledger.app.documents;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where published documents are kept for everybody. */
public interface ContentConfig {

  Store store();

  /** Where a folder keeps them. */
  Optional<String> folder();

  Kubo kubo();

  Pinata pinata();

  /** IPFS gateways that are read through, in the order they are asked. */
  Optional<List<URI>> gateways();

  /** For one request, from its start to the end of its answer. */
  Duration timeout();

  /** How soon somebody looks for documents to hand over. */
  Duration pollEvery();

  /** How often each document is looked for in the store. */
  Duration lookEvery();

  /** More documents on their way than that are too many; none is refused for it. */
  int queueAlert();

  /** Who keeps them. */
  enum Store {
    /** PostgreSQL and nobody else. */
    DATABASE,
    FOLDER,
    KUBO,
    PINATA
  }

  /** An IPFS node of our own. */
  interface Kubo {

    /** Its RPC interface. */
    Optional<URI> apiUrl();

    /** Sent there as bearer. */
    Optional<String> apiToken();
  }

  /** Pinata. */
  interface Pinata {

    /** Sent there as bearer. */
    Optional<String> jwt();

    /** What stands before {@code /v3/files}. */
    URI uploadUrl();
  }
}
