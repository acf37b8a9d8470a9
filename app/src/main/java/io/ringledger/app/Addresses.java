package io.ringledger.app;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** What can be known of an address without asking anybody. */
public final class Addresses {

  private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

  private Addresses() {}

  /** Whether what is sent there never leaves this machine, or is encrypted on its way. */
  public static boolean isPrivate(URI url) {
    return "https".equals(url.getScheme()) || isLoopback(url);
  }

  /** Known without asking anybody: {@code localhost}, or an address that never leaves. */
  public static boolean isLoopback(URI url) {
    String host = url.getHost();
    if (host == null) {
      return false;
    }
    try {
      return host.equals("localhost")
          || (IP_ADDRESS.matcher(host).matches()
              && InetAddress.getByName(host).isLoopbackAddress());
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
