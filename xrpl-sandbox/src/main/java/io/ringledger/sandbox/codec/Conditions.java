package io.ringledger.sandbox.codec;

import java.util.Arrays;
import java.util.Optional;

/**
 * Crypto-conditions of the one type the ledger knows, PREIMAGE-SHA-256, read as strictly and as
 * leniently as rippled reads them ({@code include/xrpl/conditions}).
 */
public final class Conditions {
  private static final int MAX_CONDITION_BYTES = 128;
  private static final int MAX_FULFILLMENT_BYTES = 256;
  private static final int MAX_PREIMAGE_BYTES = 128;
  private static final int FINGERPRINT_BYTES = 32;

  private static final int CONTEXT_CONSTRUCTED = 0xA0;
  private static final int CONTEXT_PRIMITIVE = 0x80;

  private Conditions() {}

  /**
   * What a condition asks for.
   *
   * @param fingerprint the SHA-256 of the preimage, upper-case hexadecimal
   * @param cost the preimage's length in bytes
   */
  public record Condition(String fingerprint, long cost) {}

  /**
   * Returns the condition, or empty if the ledger would not take it.
   *
   * @param hex a serialized condition
   */
  public static Optional<Condition> readCondition(String hex) {
    try {
      return Optional.of(condition(new Der(Codec.bytes(hex))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether both can be read and the fulfilment is the condition's.
   *
   * @param fulfillmentHex a serialized fulfilment
   * @param conditionHex a serialized condition
   */
  public static boolean fulfills(String fulfillmentHex, String conditionHex) {
    Optional<Condition> condition = readCondition(conditionHex);
    if (condition.isEmpty()) {
      return false;
    }
    try {
      return condition.get().equals(derived(new Der(Codec.bytes(fulfillmentHex))));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Condition condition(Der der) {
    int length = der.header(CONTEXT_CONSTRUCTED);
    require(length <= der.remaining(), "buffer underfull");
    require(der.remaining() <= MAX_CONDITION_BYTES, "condition too large");
    Der body = der.slice(length);
    require(der.remaining() == 0, "trailing bytes");
    require(body.header(CONTEXT_PRIMITIVE) == FINGERPRINT_BYTES, "fingerprint size");
    byte[] fingerprint = body.take(FINGERPRINT_BYTES);
    long cost = body.unsignedInteger(body.header(CONTEXT_PRIMITIVE + 1));
    require(body.remaining() == 0, "trailing bytes");
    require(cost <= MAX_PREIMAGE_BYTES, "preimage too long");
    return new Condition(Codec.hex(fingerprint), cost);
  }

  private static Condition derived(Der der) {
    int length = der.header(CONTEXT_CONSTRUCTED);
    require(length == der.remaining(), "length differs");
    require(length <= MAX_FULFILLMENT_BYTES, "fulfillment too large");
    int preimageLength = der.header(CONTEXT_PRIMITIVE);
    require(preimageLength == der.remaining(), "length differs");
    require(preimageLength <= MAX_PREIMAGE_BYTES, "preimage too long");
    byte[] preimage = der.take(preimageLength);
    return new Condition(Codec.hex(Hashes.sha256(preimage)), preimageLength);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** A reader of the few DER shapes that conditions use. */
  private static final class Der {
    private final byte[] data;
    private int position;

    Der(byte[] data) {
      this.data = data;
    }

    int remaining() {
      return data.length - position;
    }

    Der slice(int length) {
      return new Der(take(length));
    }

    byte[] take(int length) {
      require(length <= remaining(), "buffer underfull");
      position += length;
      return Arrays.copyOfRange(data, position - length, position);
    }

    int header(int tag) {
      require((take(1)[0] & 0xFF) == tag, "unexpected tag");
      int first = take(1)[0] & 0xFF;
      if (first < 0x80) {
        return first;
      }
      int count = first & 0x7F;
      require(count > 0 && count <= 8, "length form");
      long length = 0;
      for (byte octet : take(count)) {
        length = (length << 8) | (octet & 0xFF);
        require(length >= 0 && length <= Integer.MAX_VALUE, "length too large");
      }
      return (int) length;
    }

    /** A DER integer is signed, so an unsigned one may carry a leading zero octet. */
    long unsignedInteger(int length) {
      require(length > 0 && length <= 5 && length <= remaining(), "integer size");
      byte[] octets = take(length);
      require(octets[0] >= 0, "negative integer");
      require(length < 5 || octets[0] == 0, "integer too large");
      long value = 0;
      for (byte octet : octets) {
        value = (value << 8) | (octet & 0xFF);
      }
      return value;
    }
  }
}
