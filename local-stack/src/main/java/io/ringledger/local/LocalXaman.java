package io.ringledger.local;

import io.ringledger.sandbox.SandboxConfig;
import io.ringledger.sandbox.XrplSandbox;
import io.ringledger.xamansandbox.XamanSandbox;
import io.ringledger.xamansandbox.XamanSandboxConfig;
import java.net.URI;
import java.util.Map;

/** The Xaman sandbox of a stack: set up for the application beside it, and explained. */
final class LocalXaman {

  /** How Xaman calls the network the sandbox ledger passes for. */
  private static final String NETWORK = "TESTNET";

  private LocalXaman() {}

  /**
   * Starts it.
   *
   * @throws StackException if that cannot be
   */
  static XamanSandbox start(int port, Secrets secrets, XrplSandbox ledger, int apiPort) {
    try {
      return XamanSandbox.start(
          XamanSandboxConfig.inMemory()
              .withPort(port)
              .withCredentials(secrets.xamanKey(), secrets.xamanSecret())
              .withNode(ledger.rpcUri())
              .withNetwork(NETWORK, SandboxConfig.USUAL_NETWORK_ID)
              .withWebhook(URI.create("http://localhost:" + apiPort + "/webhooks/xaman")));
    } catch (IllegalStateException e) {
      throw new StackException("The Xaman sandbox did not start: %s".formatted(e.getMessage()), e);
    }
  }

  /** What the application must know to ask it. Webhooks are signed with the API secret. */
  static Map<String, String> environment(XamanSandbox xaman) {
    return Map.of(
        "XAMAN_MODE", "api",
        "XAMAN_BASE_URL", xaman.baseUrl().toString(),
        "XAMAN_API_KEY", xaman.apiKey(),
        "XAMAN_API_SECRET", xaman.apiSecret());
  }

  /** How to sign there, line by line. */
  static String explanation(XamanSandbox xaman) {
    return """
        Xaman sandbox (a simulator) on %1$s. Its wallet needs an account, by a seed or a fresh one:
          curl -d '{"seed":"s..."}' %1$ssandbox/wallets
          curl -X POST %1$ssandbox/wallets
        Then it signs a payload by its id, or declines it:
          curl -X POST %1$ssandbox/payloads/PAYLOAD_ID/sign
          curl -X POST %1$ssandbox/payloads/PAYLOAD_ID/decline
        All payloads: curl %1$ssandbox/payloads"""
        .formatted(xaman.root());
  }
}
