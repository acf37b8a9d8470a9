package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.xrpl.xrpl4j.codec.binary.XrplBinaryCodec;

/**
 * The canonical binary form of transactions and metadata. xrpl4j does the work; what it throws at
 * input it cannot read is a {@link DisagreementException} here. Writing, it skips JSON fields it
 * does not know, so a caller looks at field names as well; reading, it stumbles over fields longer
 * than 192 bytes, such as a long memo, so a caller that has the JSON form too writes that instead.
 */
final class TransactionCodec {

  private static final JsonMapper JSON = new JsonMapper();
  private static final XrplBinaryCodec CODEC = XrplBinaryCodec.getInstance();

  private TransactionCodec() {}

  /** The binary form. */
  static byte[] encode(ObjectNode transaction) throws DisagreementException {
    return bytes(hex("transaction", () -> CODEC.encode(transaction.toString())));
  }

  /** What one signer signs. */
  static byte[] signedContent(ObjectNode transaction) throws DisagreementException {
    return bytes(hex("transaction", () -> CODEC.encodeForSigning(transaction.toString())));
  }

  /** What one of several signers signs. */
  static byte[] signedContent(ObjectNode transaction, String signer) throws DisagreementException {
    return bytes(
        hex("transaction", () -> CODEC.encodeForMultiSigning(transaction.toString(), signer)));
  }

  /** The fields of a binary transaction; refuses one that is not in canonical form. */
  static ObjectNode decode(byte[] blob) throws DisagreementException {
    ObjectNode fields = decode("tx_blob", HexFormat.of().withUpperCase().formatHex(blob));
    DisagreementException.unless(
        Arrays.equals(encode(fields), blob), "tx_blob: not in canonical form");
    return fields;
  }

  /** The fields of anything in binary form, for example metadata. */
  static ObjectNode decode(String name, String blob) throws DisagreementException {
    String text = hex(name, () -> CODEC.decode(blob.toUpperCase(Locale.ROOT)));
    try {
      JsonNode fields = JSON.readTree(text);
      if (fields instanceof ObjectNode object) {
        return object;
      }
      throw new DisagreementException(name + ": not an object");
    } catch (JsonProcessingException e) {
      throw new DisagreementException(name + ": cannot be decoded", e);
    }
  }

  /** Bytes as a node writes them, in hexadecimal digits of either case. */
  static byte[] parse(String name, String hex) throws DisagreementException {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new DisagreementException(name + ": not hexadecimal", e);
    }
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @FunctionalInterface
  private interface Coding {
    String run() throws JsonProcessingException;
  }

  private static String hex(String name, Coding coding) throws DisagreementException {
    try {
      return coding.run();
    } catch (StackOverflowError e) {
      // Objects nested without end in a few thousand bytes.
      throw new DisagreementException(name + ": cannot be read", e);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (JsonProcessingException | RuntimeException | Error e) {
      // xrpl4j reports malformed input as whatever its parser ran into, a bare Error included.
      throw new DisagreementException(name + ": cannot be read", e);
    }
  }
}
