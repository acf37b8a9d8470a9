package io.ringledger.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.xrpl.xrpl4j.crypto.keys.PrivateKey;

/** How keys of the XRP Ledger sign a text. */
final class TextSignature {

  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final int KEY_BYTES = 32;

  private TextSignature() {}

  /** A signature in hexadecimal digits. */
  static String of(PrivateKey key, String text) {
    byte[] natural = key.naturalBytes().toByteArray();
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    byte[] signature =
        switch (key.keyType()) {
          case ED25519 -> ed25519(natural, message);
          case SECP256K1 -> secp256k1(natural, message);
        };
    return HexFormat.of().withUpperCase().formatHex(signature);
  }

  private static byte[] ed25519(byte[] key, byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, new Ed25519PrivateKeyParameters(key));
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  private static byte[] secp256k1(byte[] key, byte[] message) {
    ECDomainParameters domain = new ECDomainParameters(CURVE);
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, key), domain));
    BigInteger[] pair = signer.generateSignature(halfOfSha512(message));
    // Of both values of s the lower one: nobody can make another signature of this one.
    BigInteger other = domain.getN().subtract(pair[1]);
    try {
      return StandardDSAEncoding.INSTANCE.encode(domain.getN(), pair[0], pair[1].min(other));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] halfOfSha512(byte[] message) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-512").digest(message), KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-512", e);
    }
  }
}
