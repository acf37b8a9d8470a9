package io.ringledger.bouts.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Base64;

/** The keys of the tests. */
@ApplicationScoped
class Keys {

  @Produces
  @Singleton
  PreimageKeys keys() {
    return PreimageKeys.parse("1:" + base64(1));
  }

  /** A key that is not random at all, and tells its version. */
  static String base64(int version) {
    byte[] key = new byte[PreimageKeys.KEY_BYTES];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (version * 40 + i);
    }
    return Base64.getEncoder().encodeToString(key);
  }
}
