package io.ringledger.identity.security;

import io.ringledger.identity.application.PasswordHashing;
import io.ringledger.identity.domain.Password;
import io.ringledger.identity.domain.PasswordHash;
import io.ringledger.shared.rest.Overloaded;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with the parameters that the OWASP Password Storage Cheat Sheet names first
 * for it: 19 MiB of memory, two passes, one lane. Each hash in the making holds that memory, so
 * only a few are made at once and the others wait.
 */
@ApplicationScoped
public class Argon2idPasswordHashing implements PasswordHashing {

  private static final Argon2Cost TODAY = new Argon2Cost(19_456, 2, 1);
  private static final int SALT_BYTES = 16;
  private static final int TAG_BYTES = 32;
  private static final int MAX_AT_ONCE = 16;
  private static final int PATIENCE_SECONDS = 10;

  private final SecureRandom random = new SecureRandom();
  private final Argon2Cost cost;
  private final Semaphore room;

  public Argon2idPasswordHashing() {
    this(TODAY, Math.clamp(Runtime.getRuntime().availableProcessors(), 2, MAX_AT_ONCE));
  }

  Argon2idPasswordHashing(Argon2Cost cost, int atOnce) {
    this.cost = cost;
    this.room = new Semaphore(atOnce, true);
  }

  @Override
  public PasswordHash hash(Password password) {
    byte[] salt = randomBytes(SALT_BYTES);
    return new PhcHash(cost, salt, derive(password, cost, salt, TAG_BYTES)).format();
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    PhcHash known = PhcHash.parse(hash);
    byte[] tag = derive(password, known.cost(), known.salt(), known.tag().length);
    return MessageDigest.isEqual(tag, known.tag());
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    PhcHash known = PhcHash.parse(hash);
    return !known.cost().equals(cost)
        || known.salt().length != SALT_BYTES
        || known.tag().length != TAG_BYTES;
  }

  @Override
  public PasswordHash decoy() {
    return new PhcHash(cost, randomBytes(SALT_BYTES), randomBytes(TAG_BYTES)).format();
  }

  private byte[] derive(Password password, Argon2Cost with, byte[] salt, int length) {
    enter();
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(with.memoryKib())
              .withIterations(with.passes())
              .withParallelism(with.lanes())
              .withSalt(salt)
              .build());
      byte[] tag = new byte[length];
      generator.generateBytes(password.value().getBytes(StandardCharsets.UTF_8), tag);
      return tag;
    } finally {
      room.release();
    }
  }

  private void enter() {
    try {
      if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new Overloaded("too many passwords are being checked");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Overloaded("interrupted while waiting to check a password");
    }
  }

  private byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
