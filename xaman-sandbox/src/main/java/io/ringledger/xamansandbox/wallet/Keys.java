package io.ringledger.xamansandbox.wallet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.xrpl.xrpl4j.codec.addresses.KeyType;
import org.xrpl.xrpl4j.codec.addresses.UnsignedByteArray;
import org.xrpl.xrpl4j.codec.binary.XrplBinaryCodec;
import org.xrpl.xrpl4j.crypto.keys.Base58EncodedSecret;
import org.xrpl.xrpl4j.crypto.keys.KeyPair;
import org.xrpl.xrpl4j.crypto.keys.PrivateKey;
import org.xrpl.xrpl4j.crypto.keys.Seed;
import org.xrpl.xrpl4j.crypto.signing.Signature;
import org.xrpl.xrpl4j.crypto.signing.bc.BcSignatureService;

/** The keys of one account. They sign any fields, also those no careful client would build. */
final class Keys {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** What a transaction's id is hashed with in front: {@code TXN} and a zero. */
  private static final byte[] TRANSACTION_PREFIX = {'T', 'X', 'N', 0};

  private static final int HALF_OF_SHA512 = 32;
  private static final RawSigner SIGNER = new RawSigner();

  /**
   * What signing made.
   *
   * @param blob the signed transaction, upper-case hexadecimal
   * @param id its hash
   */
  record Signed(String blob, String id) {}

  private static final class RawSigner extends BcSignatureService {
    Signature signBytes(PrivateKey key, String hex) {
      UnsignedByteArray bytes = UnsignedByteArray.fromHex(hex);
      return key.keyType() == KeyType.ED25519 ? edDsaSign(key, bytes) : ecDsaSign(key, bytes);
    }
  }

  private final KeyPair keys;

  private Keys(KeyPair keys) {
    this.keys = keys;
  }

  /**
   * Returns the keys of a family seed, {@code s...} or {@code sEd...}.
   *
   * @throws WalletException if it is none
   */
  static Keys ofSeed(String seed) {
    try {
      return new Keys(Seed.fromBase58EncodedSecret(Base58EncodedSecret.of(seed)).deriveKeyPair());
    } catch (RuntimeException _) {
      // The cause could quote the seed.
      throw new WalletException(WalletException.Reason.BAD_SEED, "That is no family seed.");
    }
  }

  static Keys generate() {
    return new Keys(Seed.ed25519Seed().deriveKeyPair());
  }

  String address() {
    return keys.publicKey().deriveAddress().value();
  }

  String publicKey() {
    return keys.publicKey().base16Value();
  }

  /**
   * Signs the fields as they are.
   *
   * @throws WalletException if they cannot be written in the ledger's binary form
   */
  Signed sign(ObjectNode fields) {
    ObjectNode signed = fields.deepCopy().put("SigningPubKey", publicKey());
    try {
      String message = codec().encodeForSigning(signed.toString());
      signed.put("TxnSignature", SIGNER.signBytes(keys.privateKey(), message).base16Value());
      return finished(signed);
    } catch (JsonProcessingException | RuntimeException e) {
      throw unencodable(e);
    }
  }

  /** Signs as one of several; the account stays whose it is. */
  Signed multiSign(ObjectNode fields) {
    ObjectNode signed = fields.deepCopy().put("SigningPubKey", "");
    try {
      String message = codec().encodeForMultiSigning(signed.toString(), address());
      ObjectNode signer = Json.object();
      signer.put("Account", address());
      signer.put("TxnSignature", SIGNER.signBytes(keys.privateKey(), message).base16Value());
      signer.put("SigningPubKey", publicKey());
      signed.putArray("Signers").addObject().set("Signer", signer);
      return finished(signed);
    } catch (JsonProcessingException | RuntimeException e) {
      throw unencodable(e);
    }
  }

  private static Signed finished(ObjectNode signed) throws JsonProcessingException {
    String blob = codec().encode(signed.toString());
    return new Signed(blob, id(HEX.parseHex(blob)));
  }

  private static String id(byte[] blob) {
    try {
      MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
      sha512.update(TRANSACTION_PREFIX);
      return HEX.formatHex(Arrays.copyOf(sha512.digest(blob), HALF_OF_SHA512));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-512", e);
    }
  }

  private static WalletException unencodable(Exception cause) {
    return new WalletException(
        WalletException.Reason.UNSIGNABLE,
        "The transaction cannot be written in the ledger's form: " + cause.getMessage());
  }

  private static XrplBinaryCodec codec() {
    return XrplBinaryCodec.getInstance();
  }
}
