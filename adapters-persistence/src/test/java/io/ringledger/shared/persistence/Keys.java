package io.ringledger.shared.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Base64;

/** The keys of the tests. */
@ApplicationScoped
public class Keys {

  @Produces
  @Singleton
  SealingKeys keys() {
    return SealingKeys.parse("1:" + base64(1));
  }

  /** A key that is not random at all, and tells its version. */
  public static String base64(int version) {
    byte[] key = new byte[SealingKeys.KEY_BYTES];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (version * 40 + i);
    }
    return Base64.getEncoder().encodeToString(key);
  }
}
