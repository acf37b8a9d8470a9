package io.ringledger.vault.wallets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.XrplAddress;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.xrpl.xrpl4j.codec.binary.XrplBinaryCodec;

/**
 * What Xaman signs to sign in: a transaction without a type, which no ledger takes, with the text
 * in its only memo. xrpl4j's codec writes what is signed. It does not read fields of more than 192
 * bytes, so they are read here, and what was read is written again and must be the same bytes.
 *
 * @param memo the data of the memo
 * @param content what was signed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: bytes on their way.
record SignInBlob(XrplAddress account, XrplKey key, byte[] memo, byte[] signature, byte[] content) {

  /** Longer than any that holds a message. */
  static final int MOST_BYTES = 8_192;

  private static final XrplBinaryCodec CODEC = XrplBinaryCodec.getInstance();
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** What was signed, empty where it is no sign-in. */
  static Optional<SignInBlob> parse(String hex) {
    return Hex.parse(hex, MOST_BYTES).flatMap(SignInBlob::parse);
  }

  private static Optional<SignInBlob> parse(byte[] blob) {
    try {
      ObjectNode fields = new SignInFields(blob).read();
      String json = fields.toString();
      JsonNode memos = fields.path("Memos");
      if (memos.size() != 1 || !Arrays.equals(HEX.parseHex(CODEC.encode(json)), blob)) {
        return Optional.empty();
      }
      return XrplKey.parse(text(fields, "SigningPubKey"))
          .map(
              key ->
                  new SignInBlob(
                      new XrplAddress(text(fields, "Account")),
                      key,
                      HEX.parseHex(text(memos.path(0).path("Memo"), "MemoData")),
                      HEX.parseHex(text(fields, "TxnSignature")),
                      signedContent(json)));
    } catch (JsonProcessingException | IllegalArgumentException | BufferUnderflowException none) {
      return Optional.empty();
    }
  }

  private static byte[] signedContent(String json) {
    try {
      return HEX.parseHex(CODEC.encodeForSigning(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("it was written before", e);
    }
  }

  private static String text(JsonNode fields, String name) {
    return fields.path(name).asText();
  }
}
