package io.ringledger.vault.xrpl;

import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.outbound.SettlementKey;
import java.util.Locale;
import org.xrpl.xrpl4j.codec.addresses.KeyType;
import org.xrpl.xrpl4j.codec.addresses.UnsignedByteArray;
import org.xrpl.xrpl4j.crypto.keys.Base58EncodedSecret;
import org.xrpl.xrpl4j.crypto.keys.KeyPair;
import org.xrpl.xrpl4j.crypto.keys.Seed;
import org.xrpl.xrpl4j.crypto.signing.Signature;
import org.xrpl.xrpl4j.crypto.signing.bc.BcSignatureService;

/** The authority's key, held in memory; made from a seed as wallets write it ({@code s...}). */
public final class SeedSettlementKey implements SettlementKey {

  private final KeyPair keys;
  private final RawSigner signer = new RawSigner();

  private SeedSettlementKey(Seed seed) {
    this.keys = seed.deriveKeyPair();
  }

  /**
   * The key of that seed.
   *
   * @param seed in base58; {@code sEd...} for Ed25519, other {@code s...} for secp256k1
   * @throws IllegalArgumentException where it is none; the message does not tell it
   */
  public static SeedSettlementKey of(String seed) {
    try {
      return new SeedSettlementKey(
          Seed.fromBase58EncodedSecret(Base58EncodedSecret.of(seed.strip())));
    } catch (RuntimeException _) {
      // What was thrown may quote it.
      throw new IllegalArgumentException("is not a seed of an XRPL account (s...)");
    }
  }

  /** A new key, of nobody's; its seed is gone with it. */
  public static SeedSettlementKey random() {
    return new SeedSettlementKey(Seed.ed25519Seed());
  }

  @Override
  public XrplAddress address() {
    return new XrplAddress(keys.publicKey().deriveAddress().value());
  }

  @Override
  public String publicKey() {
    return keys.publicKey().base16Value().toUpperCase(Locale.ROOT);
  }

  @Override
  public String sign(byte[] content) {
    return signer.sign(keys, content).base16Value().toUpperCase(Locale.ROOT);
  }

  /** The account, never the key. */
  @Override
  public String toString() {
    return "key of " + address();
  }

  /** Opens what xrpl4j offers for its own transaction types only. */
  private static final class RawSigner extends BcSignatureService {

    Signature sign(KeyPair keys, byte[] content) {
      UnsignedByteArray bytes = UnsignedByteArray.of(content);
      return keys.publicKey().keyType() == KeyType.ED25519
          ? edDsaSign(keys.privateKey(), bytes)
          : ecDsaSign(keys.privateKey(), bytes);
    }
  }
}
