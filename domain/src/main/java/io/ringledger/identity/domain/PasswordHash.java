package io.ringledger.identity.domain;

/**
 * A salted, slow hash of a password with its algorithm and parameters, in PHC string format.
 *
 * @param encoded for example {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>}
 */
public record PasswordHash(String encoded) {

  public PasswordHash {
    if (!encoded.startsWith("$")) {
      throw new IllegalArgumentException("not a PHC string");
    }
  }

  @Override
  public String toString() {
    return "PasswordHash[redacted]";
  }
}
