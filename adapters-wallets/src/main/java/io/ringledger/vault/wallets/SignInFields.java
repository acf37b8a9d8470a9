package io.ringledger.vault.wallets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.xrpl.xrpl4j.codec.addresses.AddressCodec;
import org.xrpl.xrpl4j.codec.addresses.UnsignedByteArray;

/**
 * Reads the few fields that a sign-in can have out of its binary form (XRPL documentation,
 * "Serialization Format"). Whatever else there is, a type of transaction above all, is an illegal
 * argument or runs out of bytes.
 */
final class SignInFields {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private static final int NETWORK_ID = 0x21;
  private static final int FLAGS = 0x22;
  private static final int SOURCE_TAG = 0x23;
  private static final int SEQUENCE = 0x24;
  private static final int FEE = 0x68;
  private static final int SIGNING_PUB_KEY = 0x73;
  private static final int TXN_SIGNATURE = 0x74;
  private static final int MEMO_TYPE = 0x7C;
  private static final int MEMO_DATA = 0x7D;
  private static final int MEMO_FORMAT = 0x7E;
  private static final int ACCOUNT = 0x81;
  private static final int MEMO = 0xEA;
  private static final int END_OF_OBJECT = 0xE1;
  private static final int MEMOS = 0xF9;
  private static final int END_OF_ARRAY = 0xF1;

  private static final int ACCOUNT_BYTES = 20;

  /** The bit that tells a positive amount of XRP from everything else. */
  private static final long POSITIVE_XRP = 1L << 62;

  private static final int LAST_OF_ONE_BYTE = 192;
  private static final int LAST_OF_TWO_BYTES = 240;

  private final ByteBuffer bytes;

  SignInFields(byte[] blob) {
    this.bytes = ByteBuffer.wrap(blob);
  }

  /** The fields; in which order they were, writing them again shows. */
  ObjectNode read() {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    while (bytes.hasRemaining()) {
      int header = uint8();
      switch (header) {
        case NETWORK_ID -> fields.put("NetworkID", uint32());
        case FLAGS -> fields.put("Flags", uint32());
        case SOURCE_TAG -> fields.put("SourceTag", uint32());
        case SEQUENCE -> fields.put("Sequence", uint32());
        case FEE -> fields.put("Fee", Long.toString(bytes.getLong() & ~POSITIVE_XRP));
        case SIGNING_PUB_KEY -> fields.put("SigningPubKey", blob());
        case TXN_SIGNATURE -> fields.put("TxnSignature", blob());
        case ACCOUNT -> fields.put("Account", account());
        case MEMOS -> fields.set("Memos", memos());
        default -> throw new IllegalArgumentException("a field that no sign-in has");
      }
    }
    return fields;
  }

  private ArrayNode memos() {
    ArrayNode memos = JsonNodeFactory.instance.arrayNode();
    for (int header = uint8(); header != END_OF_ARRAY; header = uint8()) {
      if (header != MEMO) {
        throw new IllegalArgumentException("no memo");
      }
      memos.addObject().set("Memo", memo());
    }
    return memos;
  }

  private ObjectNode memo() {
    ObjectNode memo = JsonNodeFactory.instance.objectNode();
    for (int header = uint8(); header != END_OF_OBJECT; header = uint8()) {
      switch (header) {
        case MEMO_TYPE -> memo.put("MemoType", blob());
        case MEMO_DATA -> memo.put("MemoData", blob());
        case MEMO_FORMAT -> memo.put("MemoFormat", blob());
        default -> throw new IllegalArgumentException("a field that no memo has");
      }
    }
    return memo;
  }

  private int uint8() {
    return Byte.toUnsignedInt(bytes.get());
  }

  private long uint32() {
    return Integer.toUnsignedLong(bytes.getInt());
  }

  private String account() {
    if (length() != ACCOUNT_BYTES) {
      throw new IllegalArgumentException("no account");
    }
    return AddressCodec.getInstance()
        .encodeAccountId(UnsignedByteArray.of(next(ACCOUNT_BYTES)))
        .value();
  }

  private String blob() {
    return HEX.formatHex(next(length()));
  }

  private byte[] next(int length) {
    if (length > bytes.remaining()) {
      throw new IllegalArgumentException("shorter than it says");
    }
    byte[] next = new byte[length];
    bytes.get(next);
    return next;
  }

  /** Three bytes, for more than a sign-in can have, are not read. */
  private int length() {
    int first = uint8();
    if (first <= LAST_OF_ONE_BYTE) {
      return first;
    }
    if (first <= LAST_OF_TWO_BYTES) {
      return LAST_OF_ONE_BYTE + 1 + ((first - LAST_OF_ONE_BYTE - 1) << Byte.SIZE) + uint8();
    }
    throw new IllegalArgumentException("a field that is too long");
  }
}
