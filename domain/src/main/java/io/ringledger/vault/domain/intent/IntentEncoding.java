package io.ringledger.vault.domain.intent;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.SessionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The bytes under the signatures of the vault. They are specified, with test vectors, in
 * docs/vault-encodings.md; a change needs a new tag.
 */
public final class IntentEncoding {

  /** What a session key signs to trade. */
  public static final String INTENT_TAG = "ringledger.intent.v1";

  /** What a session key signs to list. */
  public static final String LISTING_TAG = "ringledger.listing.v1";

  /** What the server signs when it accepts. */
  public static final String RECEIPT_TAG = "ringledger.receipt.v1";

  /** What a session key signs to get a token. */
  public static final String TOKEN_TAG = "ringledger.token.v1";

  /** XRPL documentation, "Payment channel claims": the prefix {@code CLM\0}. */
  private static final byte[] CLAIM_PREFIX = "CLM\0".getBytes(StandardCharsets.US_ASCII);

  private IntentEncoding() {}

  /**
   * Returns the bytes of a trade.
   *
   * @param networkId of the XRP Ledger that settles; keeps a test network's signature off others
   */
  public static byte[] trade(long networkId, TradeTerms terms) {
    return new CanonicalBytes(INTENT_TAG)
        .uint32(networkId)
        .id(terms.sessionId().value())
        .uint8(terms.action().tag())
        .text(terms.item().value())
        .text(terms.from().value())
        .text(terms.to().value())
        .uint64(terms.amount().value())
        .text(terms.nonce().value())
        .millis(terms.clientTimestamp())
        .toBytes();
  }

  /** Returns the bytes of a listing; the network as for trades. */
  public static byte[] listing(long networkId, ListingTerms terms) {
    return new CanonicalBytes(LISTING_TAG)
        .uint32(networkId)
        .id(terms.sessionId().value())
        .text(terms.item().value())
        .text(terms.seller().value())
        .uint64(terms.price().value())
        .millis(terms.expiresAt())
        .text(terms.nonce().value())
        .millis(terms.clientTimestamp())
        .toBytes();
  }

  /** Returns the bytes of a receipt. */
  public static byte[] receipt(IntentReceipt receipt) {
    return new CanonicalBytes(RECEIPT_TAG)
        .id(receipt.intentId().value())
        .bytes(HexFormat.of().parseHex(receipt.termsHash()))
        .uint64(receipt.acceptanceSequence())
        .millis(receipt.acceptedAt())
        .toBytes();
  }

  /**
   * Returns the bytes by which a session key asks for a token at that time; the network as above.
   */
  public static byte[] token(long networkId, SessionId session, Instant at) {
    WholeMillis.require(at);
    return new CanonicalBytes(TOKEN_TAG).uint32(networkId).id(session.value()).millis(at).toBytes();
  }

  /**
   * Returns what the channel's key signs to let that much be claimed from it, as the XRP Ledger
   * defines it.
   *
   * @param total of all claims so far, this one included
   */
  public static byte[] claim(ChannelId channel, Drops total) {
    byte[] id = HexFormat.of().parseHex(channel.value());
    return ByteBuffer.allocate(CLAIM_PREFIX.length + id.length + Long.BYTES)
        .put(CLAIM_PREFIX)
        .put(id)
        .putLong(total.value())
        .array();
  }

  /** Returns the SHA-256 of canonical bytes, in lower-case hexadecimal digits. */
  public static String hash(byte[] canonical) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
