package io.ringledger.vault.redis;

import java.net.URI;
import java.util.Optional;

/**
 * Where Redis is and how to get in.
 *
 * @param secure whether it is spoken to over TLS
 * @param user whose password it is; empty for the default user
 * @param database its number
 */
public record RedisAddress(
    boolean secure,
    String host,
    int port,
    Optional<String> user,
    Optional<String> password,
    int database) {

  private static final int USUAL_PORT = 6379;

  /**
   * Reads {@code redis://[[user]:password@]host[:port][/database]}, or {@code rediss://} for TLS.
   *
   * @throws IllegalArgumentException where it is none; does not say what it is
   */
  public static RedisAddress parse(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("not the address of a Redis");
    }
    boolean secure = "rediss".equals(uri.getScheme());
    if ((!secure && !"redis".equals(uri.getScheme())) || uri.getHost() == null) {
      throw new IllegalArgumentException("not the address of a Redis");
    }
    Optional<String> secret = Optional.ofNullable(uri.getUserInfo());
    int colon = secret.map(text -> text.indexOf(':')).orElse(-1);
    String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    return new RedisAddress(
        secure,
        uri.getHost(),
        uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
        secret.filter(_ -> colon > 0).map(text -> text.substring(0, colon)),
        secret.map(text -> text.substring(colon + 1)),
        path.isEmpty() ? 0 : number(path));
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("not the address of a Redis");
    }
    return Integer.parseInt(text);
  }

  /** Says no secret. */
  @Override
  public String toString() {
    return "%s://%s:%d/%d".formatted(secure ? "rediss" : "redis", host, port, database);
  }
}
