package io.ringledger.shared.persistence;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that seal preimages and other secrets, by version. The highest version seals; all of
 * them open, so that a key is rotated by adding the next one. Never printed.
 *
 * @param byVersion AES-256 keys; versions from 1
 */
public record SealingKeys(Map<Integer, SecretKey> byVersion) {

  /** The length of an AES-256 key. */
  public static final int KEY_BYTES = 32;

  public SealingKeys {
    if (byVersion.isEmpty()) {
      throw new IllegalArgumentException("at least one preimage key is needed");
    }
    byVersion.forEach(SealingKeys::check);
    byVersion = Collections.unmodifiableNavigableMap(new TreeMap<>(byVersion));
  }

  private static void check(int version, SecretKey key) {
    byte[] bytes = key.getEncoded();
    if (version < 1) {
      throw new IllegalArgumentException("preimage key versions start at 1");
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "preimage key " + version + " must have " + KEY_BYTES + " bytes");
    }
    byte[] same = new byte[KEY_BYTES];
    Arrays.fill(same, bytes[0]);
    if (Arrays.equals(bytes, same)) {
      throw new IllegalArgumentException("preimage key " + version + " is not random");
    }
  }

  /**
   * Reads {@code <version>:<base64 of 32 bytes>[,...]}; throws {@link IllegalArgumentException},
   * whose message holds no key, on anything else.
   */
  public static SealingKeys parse(String text) {
    Map<Integer, SecretKey> keys = new TreeMap<>();
    for (String part : text.strip().split("\\s*,\\s*", -1)) {
      String[] versionAndKey = part.split(":", 2);
      if (versionAndKey.length != 2 || !versionAndKey[0].matches("[1-9][0-9]{0,5}")) {
        throw new IllegalArgumentException(
            "preimage keys are written <version>:<base64 of 32 bytes>, separated by commas");
      }
      int version = Integer.parseInt(versionAndKey[0]);
      if (keys.put(version, key(version, versionAndKey[1])) != null) {
        throw new IllegalArgumentException("preimage key " + version + " is given twice");
      }
    }
    return new SealingKeys(keys);
  }

  private static SecretKey key(int version, String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return new SecretKeySpec(bytes.length == 0 ? new byte[1] : bytes, "AES");
    } catch (IllegalArgumentException _) {
      // Without the cause, whose message may quote the text.
      throw new IllegalArgumentException("preimage key " + version + " is not base64");
    }
  }

  /** The version that seals. */
  public int newest() {
    return Collections.max(byVersion.keySet());
  }

  /** The key of that version; empty where it is not configured. */
  public Optional<SecretKey> key(int version) {
    return Optional.ofNullable(byVersion.get(version));
  }

  @Override
  public String toString() {
    return "SealingKeys" + byVersion.keySet();
  }
}
