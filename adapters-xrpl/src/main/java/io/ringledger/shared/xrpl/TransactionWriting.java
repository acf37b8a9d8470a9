package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.TransactionHash;
import java.util.HexFormat;
import java.util.function.Function;

/** Writes and signs transactions of our own. */
public final class TransactionWriting {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final long networkId;

  /** Writes transactions of that network. */
  public TransactionWriting(long networkId) {
    this.networkId = networkId;
  }

  /**
   * A transaction as it is sent.
   *
   * @param blob in upper-case hexadecimal digits
   */
  public record Signed(TransactionHash hash, String blob) {}

  /**
   * Signs a transaction for one key.
   *
   * @param transaction all its fields but the key and the signature
   * @param publicKey in hexadecimal digits
   * @param signature answers the signature of the bytes, in hexadecimal digits
   */
  public Signed sign(ObjectNode transaction, String publicKey, Function<byte[], String> signature)
      throws DisagreementException {
    ObjectNode signed = transaction.deepCopy().put("SigningPubKey", publicKey);
    LedgerFields.nameNetwork(signed, networkId);
    signed.put("TxnSignature", signature.apply(TransactionCodec.signedContent(signed)));
    byte[] blob = TransactionCodec.encode(signed);
    return new Signed(new TransactionHash(XrplHashes.transaction(blob)), HEX.formatHex(blob));
  }
}
