package io.ringledger.vault.wallets;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/**
 * ECDSA on secp256k1 as the XRP Ledger takes it: strict DER, and of the two values of s only the
 * lower, so that nobody makes a second signature out of one.
 */
final class Secp256k1 {

  static final int KEY_BYTES = 33;

  private static final ECDomainParameters CURVE = curve();
  private static final BigInteger HALF_ORDER = CURVE.getN().shiftRight(1);
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int MOST_BYTES = 72;

  private Secp256k1() {}

  private static ECDomainParameters curve() {
    X9ECParameters curve = CustomNamedCurves.getByName("secp256k1");
    return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
  }

  /** Whether the compressed key has signed the 32 bytes. */
  static boolean verifies(byte[] key, byte[] digest, byte[] der) {
    if (key.length != KEY_BYTES || (key[0] != 2 && key[0] != 3)) {
      return false;
    }
    Optional<BigInteger[]> parts = parts(der);
    if (parts.isEmpty()) {
      return false;
    }
    try {
      ECDSASigner verifier = new ECDSASigner();
      verifier.init(false, new ECPublicKeyParameters(CURVE.getCurve().decodePoint(key), CURVE));
      return verifier.verifySignature(digest, parts.get()[0], parts.get()[1]);
    } catch (IllegalArgumentException notOnTheCurve) {
      return false;
    }
  }

  /** Two integers in their shortest form and nothing else, r below the order, s below its half. */
  private static Optional<BigInteger[]> parts(byte[] der) {
    if (der.length < 8
        || der.length > MOST_BYTES
        || der[0] != SEQUENCE
        || der[1] != der.length - 2) {
      return Optional.empty();
    }
    return integer(der, 2)
        .flatMap(
            r ->
                integer(der, 4 + der[3])
                    .filter(_ -> 6 + der[3] + der[5 + der[3]] == der.length)
                    .filter(s -> r.compareTo(CURVE.getN()) < 0 && s.compareTo(HALF_ORDER) <= 0)
                    .map(s -> new BigInteger[] {r, s}));
  }

  private static Optional<BigInteger> integer(byte[] der, int start) {
    if (start + 2 >= der.length || der[start] != INTEGER) {
      return Optional.empty();
    }
    int length = der[start + 1];
    int from = start + 2;
    boolean fits = length >= 1 && from + length <= der.length;
    if (!fits || der[from] < 0 || (length > 1 && der[from] == 0 && der[from + 1] >= 0)) {
      return Optional.empty();
    }
    BigInteger value = new BigInteger(Arrays.copyOfRange(der, from, from + length));
    return value.signum() > 0 ? Optional.of(value) : Optional.empty();
  }
}
