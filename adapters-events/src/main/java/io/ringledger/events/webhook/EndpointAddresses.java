package io.ringledger.events.webhook;

import io.ringledger.events.application.outbound.EndpointRules;
import io.ringledger.events.domain.Endpoint;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps subscriptions from being used to reach what only we can reach (server-side request
 * forgery). In production events go by https to public addresses only; on one's own machine they go
 * anywhere.
 */
public final class EndpointAddresses implements EndpointRules {

  private static final int MAX_PORT = 65_535;

  private final boolean publicOnly;

  /**
   * @param publicOnly whether only public addresses are allowed, by https
   */
  public EndpointAddresses(boolean publicOnly) {
    this.publicOnly = publicOnly;
  }

  @Override
  public Optional<String> objection(Endpoint endpoint) {
    URI uri;
    try {
      uri = new URI(endpoint.url());
    } catch (URISyntaxException _) {
      return Optional.of("the address is no URL");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
      return Optional.of("the address has no host, or no port that there could be");
    }
    if (!publicOnly) {
      return Optional.empty();
    }
    if (!uri.getScheme().equalsIgnoreCase("https")) {
      return Optional.of("events are sent by https only");
    }
    return hostObjection(uri.getHost().toLowerCase(Locale.ROOT));
  }

  private Optional<String> hostObjection(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    try {
      return objection(InetAddress.ofLiteral(name));
    } catch (IllegalArgumentException _) {
      boolean ofHere =
          !name.contains(".")
              || name.endsWith(".localhost")
              || name.endsWith(".local")
              || name.endsWith(".internal")
              // No top-level domain is a number: somebody writes an address in an old way.
              || Character.isDigit(name.charAt(name.lastIndexOf('.') + 1));
      return ofHere ? Optional.of("the host is not a public name") : Optional.empty();
    }
  }

  /** Why events are not sent to what a host's name stands for. */
  Optional<String> objection(InetAddress address) {
    return publicOnly && !isPublic(address)
        ? Optional.of("the host is not at a public address")
        : Optional.empty();
  }

  private static boolean isPublic(InetAddress address) {
    return !(address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress())
        && (address instanceof Inet6Address
            ? isPublic6(address.getAddress())
            : isPublic4(address.getAddress()));
  }

  /** Special ranges of RFC 6890 that Java has no word for. */
  private static boolean isPublic4(byte[] address) {
    int first = Byte.toUnsignedInt(address[0]);
    int second = Byte.toUnsignedInt(address[1]);
    return first != 0
        && first < 240
        && !(first == 100 && second >= 64 && second < 128)
        && !(first == 192 && second == 0)
        && !(first == 198 && (second == 18 || second == 19));
  }

  /** Global unicast only, and none of the ways to write another address inside. */
  private static boolean isPublic6(byte[] address) {
    int first = Byte.toUnsignedInt(address[0]) << 8 | Byte.toUnsignedInt(address[1]);
    int second = Byte.toUnsignedInt(address[2]) << 8 | Byte.toUnsignedInt(address[3]);
    boolean global = first >= 0x2000 && first < 0x4000;
    boolean sixToFour = first == 0x2002;
    boolean teredoOrSpecial = first == 0x2001 && second < 0x0200;
    boolean documentation = first == 0x2001 && second == 0x0DB8;
    return global && !sixToFour && !teredoOrSpecial && !documentation;
  }
}
