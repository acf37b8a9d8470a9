package io.ringledger.local.vault.client;

import io.ringledger.local.demo.PlayException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** The bytes that session keys and the vault sign, as {@code docs/vault-encodings.md} has them. */
public final class SignedBytes {

  private SignedBytes() {}

  /**
   * What a session key says of an item.
   *
   * @param action {@code TRADE}, {@code BID} or {@code BUY_NOW}
   * @param clientMillis when it was signed, in milliseconds since 1970
   */
  public record Trade(
      UUID session,
      String action,
      String item,
      String from,
      String to,
      long drops,
      String nonce,
      long clientMillis) {}

  /** An item offered at a price; times in milliseconds since 1970. */
  public record Listing(
      UUID session,
      String item,
      String seller,
      long drops,
      long endMillis,
      String nonce,
      long clientMillis) {}

  /** What a session key signs of a trade. */
  public static byte[] of(long networkId, Trade trade) {
    return written(
        "ringledger.intent.v1",
        out -> {
          out.writeInt((int) networkId);
          id(out, trade.session());
          out.writeByte(tag(trade.action()));
          text(out, trade.item());
          text(out, trade.from());
          text(out, trade.to());
          out.writeLong(trade.drops());
          text(out, trade.nonce());
          out.writeLong(trade.clientMillis());
        });
  }

  /** What a session key signs of a listing. */
  public static byte[] of(long networkId, Listing listing) {
    return written(
        "ringledger.listing.v1",
        out -> {
          out.writeInt((int) networkId);
          id(out, listing.session());
          text(out, listing.item());
          text(out, listing.seller());
          out.writeLong(listing.drops());
          out.writeLong(listing.endMillis());
          text(out, listing.nonce());
          out.writeLong(listing.clientMillis());
        });
  }

  /**
   * What the vault signs of an accepted trade.
   *
   * @param termsHash SHA-256 of the trade's bytes
   * @param acceptedMillis when it was accepted, in milliseconds since 1970
   */
  public static byte[] receipt(UUID intent, byte[] termsHash, long sequence, long acceptedMillis) {
    return written(
        "ringledger.receipt.v1",
        out -> {
          id(out, intent);
          out.write(termsHash);
          out.writeLong(sequence);
          out.writeLong(acceptedMillis);
        });
  }

  /**
   * What a session key signs to let so much of its channel be claimed, in all.
   *
   * @param channel 64 hexadecimal digits
   */
  public static byte[] claim(String channel, long drops) {
    return collected(
        out -> {
          out.writeBytes("CLM");
          out.writeByte(0);
          out.write(HexFormat.of().parseHex(channel));
          out.writeLong(drops);
        });
  }

  /** SHA-256. */
  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private interface Writing {
    void into(DataOutputStream out) throws IOException;
  }

  private static byte[] written(String tag, Writing writing) {
    return collected(
        out -> {
          out.writeBytes(tag);
          out.writeByte(0);
          writing.into(out);
        });
  }

  private static byte[] collected(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writing.into(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static int tag(String action) {
    return switch (action) {
      case "TRADE" -> 1;
      case "BID" -> 2;
      case "BUY_NOW" -> 3;
      default -> throw new PlayException("There is no action " + action);
    };
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private static void id(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }
}
