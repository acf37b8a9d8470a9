package io.ringledger.vault.wallets;

import io.ringledger.vault.application.outbound.Ed25519Signatures;
import io.ringledger.vault.domain.Ed25519Key;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * BouncyCastle's Ed25519, which is several times as fast as the JDK's, behind checks of our own:
 * the JDK takes a key of small order with a forged signature, and no library says in its interface
 * which points it refuses.
 */
public final class BouncyEd25519Signatures implements Ed25519Signatures {

  @Override
  public boolean isSound(Ed25519Key key) {
    byte[] point = key.bytes();
    return Ed25519Points.isAcceptable(point) && Ed25519.validatePublicKeyFull(point, 0);
  }

  @Override
  public boolean verifies(Signed signed) {
    return read(signed.key()).filter(key -> verifies(key, signed)).isPresent();
  }

  @Override
  public List<Boolean> verifyAll(List<Signed> all) {
    Map<Ed25519Key, Optional<Ed25519PublicKeyParameters>> keys =
        all.stream()
            .map(Signed::key)
            .distinct()
            .collect(Collectors.toMap(key -> key, BouncyEd25519Signatures::read));
    List<Signed> indexed = List.copyOf(all);
    return IntStream.range(0, indexed.size())
        .parallel()
        .mapToObj(
            i -> {
              Signed signed = indexed.get(i);
              return keys.getOrDefault(signed.key(), Optional.empty())
                  .filter(key -> verifies(key, signed))
                  .isPresent();
            })
        .toList();
  }

  /** The key as a point, empty where it is none or one that is refused. */
  static Optional<Ed25519PublicKeyParameters> read(Ed25519Key key) {
    byte[] point = key.bytes();
    if (!Ed25519Points.isAcceptable(point)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Ed25519PublicKeyParameters(point));
    } catch (IllegalArgumentException notOnTheCurve) {
      return Optional.empty();
    }
  }

  private static boolean verifies(Ed25519PublicKeyParameters key, Signed signed) {
    byte[] signature = signed.signature();
    return signature.length == SIGNATURE_BYTES
        && Ed25519Points.isAcceptable(Arrays.copyOf(signature, Ed25519Points.BYTES))
        && key.verify(
            Ed25519.Algorithm.Ed25519,
            null,
            signed.message(),
            0,
            signed.message().length,
            signature,
            0);
  }
}
