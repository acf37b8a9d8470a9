package io.ringledger.xamansandbox.platform;

import java.net.URI;
import java.util.Optional;

/**
 * The one application that is registered at the sandbox.
 *
 * @param key its API key, a UUID, by which it is also known
 * @param secret its API secret, a UUID
 * @param webhook where it wants to hear of resolved payloads
 */
public record Application(String key, String secret, Optional<URI> webhook) {
  /** What the app would show as its name; it says what this is. */
  public static final String NAME = "Xaman sandbox (a simulator)";

  /** Everything but the secret. */
  @Override
  public String toString() {
    return "Application[key=" + key + ", webhook=" + webhook + "]";
  }
}
