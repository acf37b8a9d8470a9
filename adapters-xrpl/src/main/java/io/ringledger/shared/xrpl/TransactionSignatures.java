package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xrpl.xrpl4j.codec.addresses.KeyType;
import org.xrpl.xrpl4j.codec.addresses.UnsignedByteArray;
import org.xrpl.xrpl4j.crypto.keys.PublicKey;
import org.xrpl.xrpl4j.crypto.signing.Signature;
import org.xrpl.xrpl4j.crypto.signing.bc.BcSignatureService;

/**
 * Whether a transaction was signed with the key, or the keys, that it names. The key may be a
 * regular key or a signer's, so it need not belong to the account: whether it may sign for the
 * account, the ledger has decided.
 */
final class TransactionSignatures {

  /** XRPL documentation, "SignerListSet". */
  private static final int MOST_SIGNERS = 32;

  private final RawVerifier verifier = new RawVerifier();

  /** Throws unless every signature of the transaction holds; there must be one. */
  void verify(ObjectNode transaction) throws DisagreementException {
    String key = transaction.path("SigningPubKey").asText();
    JsonNode signers = transaction.path("Signers");
    if (key.isEmpty()) {
      DisagreementException.unless(
          signers.isArray() && !signers.isEmpty() && !transaction.has("TxnSignature"),
          "SigningPubKey: there is no signature");
      DisagreementException.unless(
          signers.size() <= MOST_SIGNERS, "Signers: more than a ledger takes");
      for (JsonNode entry : signers) {
        JsonNode signer = entry.path("Signer");
        verify(
            signer,
            TransactionCodec.signedContent(transaction, signer.path("Account").asText()),
            "Signers");
      }
      return;
    }
    DisagreementException.unless(signers.isMissingNode(), "Signers: beside a single signature");
    verify(transaction, TransactionCodec.signedContent(transaction), "TxnSignature");
  }

  private void verify(JsonNode signed, byte[] content, String name) throws DisagreementException {
    byte[] key = TransactionCodec.parse(name, signed.path("SigningPubKey").asText());
    byte[] signature = TransactionCodec.parse(name, signed.path("TxnSignature").asText());
    DisagreementException.unless(
        verifier.holds(key, content, signature), name + ": the signature does not verify");
  }

  /**
   * xrpl4j checks signatures of its own typed transactions only, and those cannot express
   * everything that is on the ledger; the check of bytes is the same.
   */
  private static final class RawVerifier extends BcSignatureService {

    private static final int KEY_BYTES = 33;

    boolean holds(byte[] key, byte[] content, byte[] signature) {
      if (key.length != KEY_BYTES || signature.length == 0) {
        return false;
      }
      try {
        PublicKey publicKey = PublicKey.builder().value(UnsignedByteArray.of(key)).build();
        UnsignedByteArray message = UnsignedByteArray.of(content);
        Signature candidate = Signature.of(UnsignedByteArray.of(signature));
        return publicKey.keyType() == KeyType.ED25519
            ? edDsaVerify(publicKey, message, candidate)
            : ecDsaVerify(publicKey, message, candidate);
      } catch (RuntimeException malformedKeyOrSignature) {
        return false;
      }
    }
  }
}
