package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.XrplAddress;
import java.util.Locale;
import org.xrpl.xrpl4j.codec.addresses.KeyType;
import org.xrpl.xrpl4j.codec.addresses.UnsignedByteArray;
import org.xrpl.xrpl4j.codec.binary.XrplBinaryCodec;
import org.xrpl.xrpl4j.crypto.keys.KeyPair;
import org.xrpl.xrpl4j.crypto.keys.Passphrase;
import org.xrpl.xrpl4j.crypto.keys.Seed;
import org.xrpl.xrpl4j.crypto.signing.Signature;
import org.xrpl.xrpl4j.crypto.signing.bc.BcSignatureService;

/** A key pair that signs any transaction, also those that xrpl4j's own types refuse. */
public final class Wallet extends BcSignatureService {

  private final KeyPair keys;

  private Wallet(Seed seed) {
    this.keys = seed.deriveKeyPair();
  }

  /** The wallet of that phrase, with an Ed25519 key. */
  public static Wallet ed25519(String phrase) {
    return new Wallet(Seed.ed25519SeedFromPassphrase(Passphrase.of(phrase)));
  }

  /** The wallet of that phrase, with a secp256k1 key. */
  public static Wallet secp256k1(String phrase) {
    return new Wallet(Seed.secp256k1SeedFromPassphrase(Passphrase.of(phrase)));
  }

  public XrplAddress address() {
    return new XrplAddress(keys.publicKey().deriveAddress().value());
  }

  public String publicKey() {
    return keys.publicKey().base16Value();
  }

  /** The transaction with this wallet's key and signature, whoever its account is. */
  public ObjectNode sign(ObjectNode transaction) {
    ObjectNode signed = transaction.deepCopy().put("SigningPubKey", publicKey());
    return signed.put("TxnSignature", signature(encodeForSigning(signed)));
  }

  /** This wallet's entry in {@code Signers}. */
  public ObjectNode coSign(ObjectNode transaction) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry
        .putObject("Signer")
        .put("Account", address().value())
        .put("SigningPubKey", publicKey())
        .put("TxnSignature", signature(encodeForMultiSigning(transaction, address().value())));
    return entry;
  }

  private String signature(String content) {
    UnsignedByteArray bytes = UnsignedByteArray.fromHex(content);
    Signature signature =
        keys.publicKey().keyType() == KeyType.ED25519
            ? edDsaSign(keys.privateKey(), bytes)
            : ecDsaSign(keys.privateKey(), bytes);
    return signature.base16Value().toUpperCase(Locale.ROOT);
  }

  /** The binary form. */
  public static String blob(ObjectNode transaction) {
    try {
      return XrplBinaryCodec.getInstance().encode(transaction.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String encodeForSigning(ObjectNode transaction) {
    try {
      return XrplBinaryCodec.getInstance().encodeForSigning(transaction.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String encodeForMultiSigning(ObjectNode transaction, String signer) {
    try {
      return XrplBinaryCodec.getInstance().encodeForMultiSigning(transaction.toString(), signer);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
