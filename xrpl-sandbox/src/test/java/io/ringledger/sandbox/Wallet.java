package io.ringledger.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.MalformedTransactionException;
import io.ringledger.sandbox.ledger.Genesis;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.xrpl.xrpl4j.codec.addresses.KeyType;
import org.xrpl.xrpl4j.codec.addresses.UnsignedByteArray;
import org.xrpl.xrpl4j.crypto.keys.Base58EncodedSecret;
import org.xrpl.xrpl4j.crypto.keys.KeyPair;
import org.xrpl.xrpl4j.crypto.keys.Passphrase;
import org.xrpl.xrpl4j.crypto.keys.PrivateKey;
import org.xrpl.xrpl4j.crypto.keys.Seed;
import org.xrpl.xrpl4j.crypto.signing.Signature;
import org.xrpl.xrpl4j.crypto.signing.bc.BcSignatureService;

/** A key pair that signs any fields, also those no careful client would build. */
record Wallet(KeyPair keys) {
  private static final RawSigner SIGNER = new RawSigner();

  private static final class RawSigner extends BcSignatureService {
    Signature signBytes(PrivateKey key, byte[] message) {
      UnsignedByteArray bytes = UnsignedByteArray.of(message);
      return key.keyType() == KeyType.ED25519 ? edDsaSign(key, bytes) : ecDsaSign(key, bytes);
    }
  }

  static Wallet ed25519(String name) {
    return new Wallet(Seed.ed25519SeedFromPassphrase(Passphrase.of(name)).deriveKeyPair());
  }

  static Wallet secp256k1(String name) {
    return new Wallet(Seed.secp256k1SeedFromPassphrase(Passphrase.of(name)).deriveKeyPair());
  }

  static Wallet genesis() {
    return new Wallet(
        Seed.fromBase58EncodedSecret(Base58EncodedSecret.of(Genesis.SEED)).deriveKeyPair());
  }

  String address() {
    return keys.publicKey().deriveAddress().value();
  }

  String publicKey() {
    return keys.publicKey().base16Value();
  }

  /** Signs that so many drops may be claimed from a payment channel. */
  String signClaim(String channelId, long drops) {
    byte[] message =
        ByteBuffer.allocate(44)
            .put("CLM\0".getBytes(StandardCharsets.US_ASCII))
            .put(Codec.bytes(channelId))
            .putLong(drops)
            .array();
    return SIGNER.signBytes(keys.privateKey(), message).base16Value();
  }

  /** Signs the fields as they are and returns the blob. */
  String sign(ObjectNode fields) {
    try {
      ObjectNode signed = fields.deepCopy();
      if (!signed.has("SigningPubKey")) {
        signed.put("SigningPubKey", publicKey());
      }
      byte[] message = Codec.signingBytes(signed);
      signed.put("TxnSignature", SIGNER.signBytes(keys.privateKey(), message).base16Value());
      return Codec.encode(signed);
    } catch (MalformedTransactionException e) {
      throw new AssertionError(e);
    }
  }
}
