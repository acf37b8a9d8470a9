package io.ringledger.vault.domain.publication;

import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.intent.ListingTerms;
import io.ringledger.vault.domain.intent.SessionSignature;
import io.ringledger.vault.domain.intent.TradeTerms;
import java.util.UUID;

/** What a session key has signed, with all that it takes to verify that. */
public sealed interface SignedTerms {

  /** Returns the id of the intent or listing. */
  UUID id();

  /** Returns the session's key. */
  Ed25519Key key();

  /** Returns its signature over {@link #bytes}. */
  SessionSignature signature();

  /** Returns the bytes that were signed, for that network of the XRP Ledger. */
  byte[] bytes(long networkId);

  /** An intent. */
  record Trade(UUID id, TradeTerms terms, Ed25519Key key, SessionSignature signature)
      implements SignedTerms {
    @Override
    public byte[] bytes(long networkId) {
      return IntentEncoding.trade(networkId, terms);
    }
  }

  /** A listing. */
  record Offer(UUID id, ListingTerms terms, Ed25519Key key, SessionSignature signature)
      implements SignedTerms {
    @Override
    public byte[] bytes(long networkId) {
      return IntentEncoding.listing(networkId, terms);
    }
  }
}
