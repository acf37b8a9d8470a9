package io.ringledger.shared.rest;

import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, as far as counting attempts is concerned. */
public final class NetworkAddresses {

  private static final int NETWORK_BYTES = 8;

  private NetworkAddresses() {}

  /**
   * The address, or for IPv6 its /64 network: one subscriber has at least that many addresses (RFC
   * 6177), so that counting single ones would count nothing.
   */
  public static String of(@Nullable SocketAddress remote) {
    String text = remote == null ? null : remote.hostAddress();
    if (text == null) {
      return "unknown";
    }
    int zone = text.indexOf('%');
    String address = zone < 0 ? text : text.substring(0, zone);
    return address.contains(":") ? networkOf(address) : address;
  }

  private static String networkOf(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      if (!(parsed instanceof Inet6Address)) {
        return parsed.getHostAddress();
      }
      byte[] bytes = parsed.getAddress();
      Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (IllegalArgumentException | UnknownHostException _) {
      return address;
    }
  }
}
