package io.ringledger.sandbox.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.xrpl.xrpl4j.codec.addresses.AddressCodec;
import org.xrpl.xrpl4j.codec.addresses.PublicKeyCodec;
import org.xrpl.xrpl4j.codec.addresses.UnsignedByteArray;
import org.xrpl.xrpl4j.codec.binary.XrplBinaryCodec;
import org.xrpl.xrpl4j.model.transactions.Address;

/** The canonical binary form and its JSON twin, by xrpl4j's codec, plus hex and addresses. */
public final class Codec {
  /** One mapper for everything; it is never reconfigured. */
  public static final ObjectMapper JSON = new ObjectMapper();

  private static final XrplBinaryCodec BINARY = XrplBinaryCodec.getInstance();
  private static final AddressCodec ADDRESSES = AddressCodec.getInstance();
  private static final PublicKeyCodec PUBLIC_KEYS = PublicKeyCodec.getInstance();
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Codec() {}

  /**
   * Decodes a serialized object.
   *
   * @param hex the serialized object, hexadecimal
   * @return its fields as the ledger's JSON writes them
   * @throws MalformedTransactionException if the bytes are no serialized object
   */
  public static ObjectNode decode(String hex) throws MalformedTransactionException {
    try {
      return ObjectReader.read(hex);
    } catch (RuntimeException e) {
      // The codec signals bad input with whatever it stumbles over.
      throw new MalformedTransactionException("The blob cannot be decoded.", e);
    } catch (Error e) {
      // For an unknown field header it throws a bare Error; anything graver goes on.
      if (e.getClass() != Error.class) {
        throw e;
      }
      throw new MalformedTransactionException("The blob cannot be decoded.", e);
    }
  }

  /**
   * Encodes an object of fields; fields the binary form does not know are left out.
   *
   * @param fields the fields as the ledger's JSON writes them
   * @return the canonical binary form, upper-case hexadecimal
   * @throws MalformedTransactionException if a field does not fit its type
   */
  public static String encode(ObjectNode fields) throws MalformedTransactionException {
    try {
      return BINARY.encode(JSON.writeValueAsString(fields));
    } catch (JsonProcessingException | RuntimeException | StackOverflowError e) {
      throw new MalformedTransactionException("The fields cannot be encoded.", e);
    }
  }

  /**
   * Encodes fields that the ledger itself made, which always fit.
   *
   * @param fields the fields
   * @return the canonical binary form, upper-case hexadecimal
   */
  public static String encodeOwn(ObjectNode fields) {
    try {
      return encode(fields);
    } catch (MalformedTransactionException e) {
      throw new IllegalStateException("The ledger made an object it cannot encode: " + fields, e);
    }
  }

  /**
   * The bytes that a single signature signs: the signing prefix and the signing fields.
   *
   * @param fields the transaction's fields
   * @return the bytes to be signed
   * @throws MalformedTransactionException if a field does not fit its type
   */
  public static byte[] signingBytes(ObjectNode fields) throws MalformedTransactionException {
    try {
      return bytes(BINARY.encodeForSigning(JSON.writeValueAsString(fields)));
    } catch (JsonProcessingException | RuntimeException e) {
      throw new MalformedTransactionException("The fields cannot be encoded.", e);
    }
  }

  /**
   * Returns upper-case hexadecimal.
   *
   * @param data the bytes
   */
  public static String hex(byte[] data) {
    return HEX.formatHex(data);
  }

  /**
   * Returns the bytes.
   *
   * @param hex hexadecimal of either case
   * @throws IllegalArgumentException if it is not hexadecimal
   */
  public static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /**
   * Returns whether it is that many hexadecimal digits.
   *
   * @param text any text
   * @param digits how many hexadecimal digits it must have
   */
  public static boolean isHex(String text, int digits) {
    return text.length() == digits && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  /**
   * Returns its classic address.
   *
   * @param accountId the 20 bytes of an account
   */
  public static String address(byte[] accountId) {
    return ADDRESSES.encodeAccountId(UnsignedByteArray.of(accountId)).value();
  }

  /**
   * Returns the 20 bytes of the account.
   *
   * @param address a classic address
   * @throws IllegalArgumentException if it is not a classic address
   */
  public static byte[] accountId(String address) {
    if (!isAddress(address)) {
      throw new IllegalArgumentException("not a classic address: " + address);
    }
    return ADDRESSES.decodeAccountId(Address.of(address)).toByteArray();
  }

  /**
   * Returns whether it is a classic address with a right checksum.
   *
   * @param text any text
   */
  public static boolean isAddress(String text) {
    try {
      return text.length() <= 35 && ADDRESSES.isValidClassicAddress(Address.of(text));
    } catch (RuntimeException e) {
      return false;
    }
  }

  /**
   * Returns the text form of a public key, which begins with {@code a}.
   *
   * @param hex the 33 bytes of a public key
   */
  public static String publicKeyText(String hex) {
    return PUBLIC_KEYS.encodeAccountPublicKey(UnsignedByteArray.of(bytes(hex)));
  }

  /**
   * Returns the bytes of a public key in text form, or nothing if it is none.
   *
   * @param text any text
   */
  public static Optional<String> publicKeyHex(String text) {
    try {
      return Optional.of(PUBLIC_KEYS.decodeAccountPublicKey(text).hexValue());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns its bytes, as upper-case hexadecimal.
   *
   * @param text ASCII text
   */
  public static String hexOfText(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8)).toUpperCase(Locale.ROOT);
  }
}
