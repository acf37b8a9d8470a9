package io.ringledger.sandbox.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.xrpl.xrpl4j.crypto.keys.PublicKey;

/** Signatures of single signers, secp256k1 and Ed25519, with only their canonical form accepted. */
public final class Signatures {
  private static final ECDomainParameters SECP256K1 = secp256k1();
  private static final BigInteger HALF_ORDER = SECP256K1.getN().shiftRight(1);
  private static final int ED25519_MARK = 0xED;
  private static final int KEY_BYTES = 33;
  private static final byte[] CLAIM_PREFIX = {'C', 'L', 'M', 0};

  private Signatures() {}

  /**
   * Returns whether {@code TxnSignature} is a canonical signature of the signing fields by {@code
   * SigningPubKey}.
   *
   * @param fields a signed transaction's fields
   * @throws MalformedTransactionException if a field does not fit its type
   */
  public static boolean verify(ObjectNode fields) throws MalformedTransactionException {
    byte[] key = Codec.bytes(fields.path("SigningPubKey").asText());
    byte[] signature = Codec.bytes(fields.path("TxnSignature").asText());
    return verify(key, Codec.signingBytes(fields), signature);
  }

  /**
   * Returns whether it is a canonical signature by which the owner of a payment channel lets the
   * destination have an amount.
   *
   * @param channelId the channel's id, 64 hexadecimal digits
   * @param drops the amount in drops, as an unsigned number
   * @param publicKeyHex the key, hexadecimal
   * @param signatureHex the signature, hexadecimal
   */
  public static boolean verifyClaim(
      String channelId, long drops, String publicKeyHex, String signatureHex) {
    ByteBuffer message = ByteBuffer.allocate(CLAIM_PREFIX.length + 32 + Long.BYTES);
    message.put(CLAIM_PREFIX).put(Codec.bytes(channelId)).putLong(drops);
    return verify(Codec.bytes(publicKeyHex), message.array(), Codec.bytes(signatureHex));
  }

  /**
   * Returns whether it has the form of a public key. Like a real node this does not ask whether it
   * is a point of the curve.
   *
   * @param hex any text
   */
  public static boolean isPublicKey(String hex) {
    return Codec.isHex(hex, 2 * KEY_BYTES)
        && Set.of("02", "03", "ED").contains(hex.substring(0, 2).toUpperCase(Locale.ROOT));
  }

  private static boolean verify(byte[] key, byte[] message, byte[] signature) {
    if (key.length != KEY_BYTES) {
      return false;
    }
    try {
      return switch (key[0] & 0xFF) {
        case ED25519_MARK -> verifyEd25519(key, signature, message);
        case 2, 3 -> verifySecp256k1(key, signature, Hashes.sha512Half(message));
        default -> false;
      };
    } catch (IllegalArgumentException e) {
      // Bouncy Castle's way to say that the key is no point of the curve.
      return false;
    }
  }

  /**
   * Returns the account whose master key it is.
   *
   * @param publicKeyHex a public key, 33 bytes
   */
  public static Optional<String> addressOf(String publicKeyHex) {
    if (!Codec.isHex(publicKeyHex, 2 * KEY_BYTES)) {
      return Optional.empty();
    }
    return Optional.of(PublicKey.fromBase16EncodedPublicKey(publicKeyHex).deriveAddress().value());
  }

  private static boolean verifyEd25519(byte[] key, byte[] signature, byte[] message) {
    // A key of small order would have signatures that fit many messages.
    if (signature.length != 64 || !Ed25519.validatePublicKeyPartial(key, 1)) {
      return false;
    }
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(key, 1));
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  private static boolean verifySecp256k1(byte[] key, byte[] signature, byte[] digest) {
    Optional<BigInteger[]> parts = canonicalParts(signature);
    if (parts.isEmpty()) {
      return false;
    }
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(
        false, new ECPublicKeyParameters(SECP256K1.getCurve().decodePoint(key), SECP256K1));
    return verifier.verifySignature(digest, parts.get()[0], parts.get()[1]);
  }

  /** Strict DER of two positive integers, the second in the lower half of the order. */
  private static Optional<BigInteger[]> canonicalParts(byte[] der) {
    if (der.length < 8 || der.length > 72 || der[0] != 0x30 || der[1] != der.length - 2) {
      return Optional.empty();
    }
    Optional<BigInteger> r = integerAt(der, 2);
    if (r.isEmpty()) {
      return Optional.empty();
    }
    int second = 4 + der[3];
    Optional<BigInteger> s = integerAt(der, second);
    if (s.isEmpty() || second + 2 + der[second + 1] != der.length) {
      return Optional.empty();
    }
    boolean inRange = r.get().compareTo(SECP256K1.getN()) < 0 && s.get().compareTo(HALF_ORDER) <= 0;
    return inRange ? Optional.of(new BigInteger[] {r.get(), s.get()}) : Optional.empty();
  }

  private static Optional<BigInteger> integerAt(byte[] der, int start) {
    if (start + 2 > der.length || der[start] != 0x02) {
      return Optional.empty();
    }
    int length = der[start + 1];
    if (length < 1 || length > 33 || start + 2 + length > der.length) {
      return Optional.empty();
    }
    byte[] octets = Arrays.copyOfRange(der, start + 2, start + 2 + length);
    boolean negative = octets[0] < 0;
    boolean padded = length > 1 && octets[0] == 0 && octets[1] >= 0;
    BigInteger value = new BigInteger(octets);
    return negative || padded || value.signum() == 0 ? Optional.empty() : Optional.of(value);
  }

  private static ECDomainParameters secp256k1() {
    X9ECParameters curve = CustomNamedCurves.getByName("secp256k1");
    return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
  }
}
