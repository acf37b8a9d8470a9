package io.ringledger.bench.vault;

import io.ringledger.vault.application.outbound.Ed25519Signatures.Signed;
import io.ringledger.vault.wallets.BouncyEd25519Signatures;
import io.ringledger.vault.wallets.BouncyReceiptKey;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How many signatures of session keys are checked in a second: by BouncyCastle behind the checks of
 * ours, and by the JDK, in turns on one core; then by all cores, as a request of intents does.
 */
@Command(
    name = "signatures",
    description = "Checks Ed25519 signatures with BouncyCastle and with the JDK.")
public final class SignaturesBench implements Callable<Integer> {

  private static final HexFormat HEX = HexFormat.of();

  /** What an Ed25519 key has before it in X.509 (RFC 8410). */
  private static final String X509 = "302a300506032b6570032100";

  /** As long as the bytes of a trade are. */
  private static final int MESSAGE_BYTES = 160;

  private static final int SEED_BYTES = 32;
  private static final int KEYS = 10;

  private final PrintStream out = System.out;

  @Option(names = "--signatures", defaultValue = "1000", description = "for each turn")
  private int count;

  @Option(names = "--turns", defaultValue = "5", description = "of each (${DEFAULT-VALUE})")
  private int turns;

  @Override
  public Integer call() throws GeneralSecurityException {
    BouncyEd25519Signatures ours = new BouncyEd25519Signatures();
    List<Signed> all = signed();
    List<PublicKey> keys = new ArrayList<>();
    for (Signed one : all) {
      keys.add(jdkKey(one));
    }
    double bouncy = 0;
    double jdk = 0;
    double parallel = 0;
    for (int turn = 0; turn <= turns; turn++) {
      double first = perSecond(all, ours::verifies);
      double second = jdkPerSecond(all, keys);
      double third = everyCore(all, ours);
      if (turn > 0) {
        // The first turn warms up.
        bouncy = Math.max(bouncy, first);
        jdk = Math.max(jdk, second);
        parallel = Math.max(parallel, third);
      }
    }
    print("BouncyCastle, checked, one core", bouncy);
    print("JDK, one core", jdk);
    print("BouncyCastle, checked, %d cores".formatted(cores()), parallel);
    out.printf(Locale.ROOT, "BouncyCastle / JDK: %.2f%n", bouncy / jdk);
    out.printf(Locale.ROOT, "%d cores / one core: %.2f%n", cores(), parallel / bouncy);
    return 0;
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private void print(String name, double perSecond) {
    out.printf(
        Locale.ROOT, "%-34s %,9.0f signatures/s   %7.1f us%n", name, perSecond, 1e6 / perSecond);
  }

  private List<Signed> signed() {
    List<BouncyReceiptKey> signers = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      byte[] seed = ByteBuffer.allocate(SEED_BYTES).putInt(i).array();
      signers.add(new BouncyReceiptKey(Base64.getEncoder().encodeToString(seed)));
    }
    List<Signed> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BouncyReceiptKey signer = signers.get(i % KEYS);
      byte[] message = ByteBuffer.allocate(MESSAGE_BYTES).putInt(i).array();
      all.add(new Signed(signer.publicKey(), message, signer.sign(message)));
    }
    return all;
  }

  private static PublicKey jdkKey(Signed signed) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new X509EncodedKeySpec(HEX.parseHex(X509 + signed.key().hex())));
  }

  private static double perSecond(List<Signed> all, Predicate<Signed> check) {
    long start = System.nanoTime();
    for (Signed one : all) {
      require(check.test(one));
    }
    return all.size() / ((System.nanoTime() - start) / 1e9);
  }

  private static double jdkPerSecond(List<Signed> all, List<PublicKey> keys)
      throws GeneralSecurityException {
    long start = System.nanoTime();
    for (int i = 0; i < all.size(); i++) {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(keys.get(i));
      check.update(all.get(i).message());
      require(check.verify(all.get(i).signature()));
    }
    return all.size() / ((System.nanoTime() - start) / 1e9);
  }

  private static double everyCore(List<Signed> all, BouncyEd25519Signatures ours) {
    long start = System.nanoTime();
    require(ours.verifyAll(all).stream().allMatch(holds -> holds));
    return all.size() / ((System.nanoTime() - start) / 1e9);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("a good signature was refused");
    }
  }
}
