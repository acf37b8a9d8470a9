package io.ringledger.local.vault.client;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An Ed25519 key of somebody's own: a session's, or a Solana wallet's. */
public final class Ed25519 {

  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private final Ed25519PrivateKeyParameters key;

  private Ed25519(Ed25519PrivateKeyParameters key) {
    this.key = key;
  }

  /** A fresh one. */
  public static Ed25519 generate() {
    return new Ed25519(new Ed25519PrivateKeyParameters(new SecureRandom()));
  }

  /** The key of that seed, 32 bytes. */
  public static Ed25519 ofSeed(byte[] seed) {
    return new Ed25519(new Ed25519PrivateKeyParameters(seed));
  }

  /** The public key in 64 lower-case hexadecimal digits. */
  public String publicHex() {
    return HexFormat.of().formatHex(key.generatePublicKey().getEncoded());
  }

  /** The public key as a Solana address. */
  public String solanaAddress() {
    return base58(key.generatePublicKey().getEncoded());
  }

  /** A signature over these bytes as they are. */
  public byte[] sign(byte[] bytes) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(bytes, 0, bytes.length);
    return signer.generateSignature();
  }

  /** The same in hexadecimal digits. */
  public String signHex(byte[] bytes) {
    return HexFormat.of().formatHex(sign(bytes));
  }

  /** Whether the key of these hexadecimal digits signed these bytes. */
  public static boolean verifies(String publicHex, byte[] bytes, byte[] signature) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(false, new Ed25519PublicKeyParameters(HexFormat.of().parseHex(publicHex)));
    signer.update(bytes, 0, bytes.length);
    return signer.verifySignature(signature);
  }

  /** Base58 as Bitcoin and Solana write it. */
  static String base58(byte[] bytes) {
    StringBuilder digits = new StringBuilder();
    BigInteger base = BigInteger.valueOf(BASE58.length());
    BigInteger rest = new BigInteger(1, bytes);
    while (rest.signum() > 0) {
      BigInteger[] parts = rest.divideAndRemainder(base);
      digits.append(BASE58.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      digits.append(BASE58.charAt(0));
    }
    return digits.reverse().toString();
  }
}
