package io.ringledger.vault.content;

import io.ringledger.vault.domain.content.Document;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How servers outside are asked for documents.
 *
 * @param gateways IPFS gateways that are read through, in the order they are asked; perhaps none
 * @param connectTimeout for opening a connection
 * @param timeout for one request, from its start to the end of its answer
 * @param patience no further gateway is tried once looking has taken this long
 */
public record ContentSettings(
    List<URI> gateways, Duration connectTimeout, Duration timeout, Duration patience) {

  /** More would only make looking for what nobody has slower. */
  public static final int MAX_GATEWAYS = 10;

  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

  /** A document and room for what a server says around it. */
  static final int MAX_ANSWER_BYTES = Document.MAX_BYTES + 1024;

  /** Refuses what could not work, in words for the person who configures it. */
  public ContentSettings {
    gateways = List.copyOf(gateways);
    if (gateways.size() > MAX_GATEWAYS) {
      throw new IllegalArgumentException("at most " + MAX_GATEWAYS + " gateways are asked");
    }
    gateways.forEach(gateway -> checkAddress(gateway, "a gateway's address"));
    for (Duration each : List.of(connectTimeout, timeout, patience)) {
      if (each.compareTo(Duration.ZERO) <= 0) {
        throw new IllegalArgumentException("the timeouts must be positive");
      }
    }
    if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("the timeout must be at most one minute");
    }
  }

  /** These gateways; at most 2 s of the timeout to connect, and patience for three of them. */
  public static ContentSettings of(List<URI> gateways, Duration timeout) {
    Duration two = Duration.ofSeconds(2);
    return new ContentSettings(
        gateways, timeout.compareTo(two) < 0 ? timeout : two, timeout, timeout.multipliedBy(3));
  }

  /** Refuses an address that is none of a server, or that carries more than one. */
  static void checkAddress(URI address, String whose) {
    String scheme = address.getScheme();
    if (address.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          whose + " must begin with http:// or https:// and have a host");
    }
    if (address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException(
          whose + " must have no user name, no query and no fragment");
    }
  }

  /** The address with this path behind whatever path it has. */
  static URI below(URI address, String path) {
    String base = address.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }
}
