package io.ringledger.app;

import io.ringledger.app.Settings.LedgerMode;
import io.ringledger.app.Settings.XamanMode;
import io.ringledger.bouts.xaman.XamanSettings;
import io.ringledger.bouts.xaman.XamanSigningRequests;
import io.ringledger.shared.xrpl.XrplNodeSettings;
import io.ringledger.shared.xrpl.XrplNodes;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The systems outside that the settings name, each connected once and let go at the end. */
@Singleton
public class OutsideSystems {

  private final Optional<XrplNodes> nodes;
  private final Optional<XamanSigningRequests> xaman;

  OutsideSystems(Settings settings, InstantSource clock) {
    this.nodes =
        settings.ledger().mode() == LedgerMode.DECLARED
            ? Optional.empty()
            : Optional.of(nodes(settings.ledger(), clock));
    this.xaman =
        settings.xaman().mode() == XamanMode.STUB
            ? Optional.empty()
            : Optional.of(
                new XamanSigningRequests(
                    xaman(settings.xaman(), network(settings.ledger())), clock));
  }

  /** Xaman's name for the network of the nodes: a signature made on another is worth nothing. */
  private static Optional<String> network(Settings.Ledger ledger) {
    if (ledger.mode() != LedgerMode.XRPL) {
      return Optional.empty();
    }
    return switch ((int) Math.min(ledger.networkId(), Integer.MAX_VALUE)) {
      case 0 -> Optional.of("MAINNET");
      case 1 -> Optional.of("TESTNET");
      case 2 -> Optional.of("DEVNET");
      default -> Optional.empty();
    };
  }

  /** The XRPL nodes; none where claims are taken at their word. */
  public Optional<XrplNodes> nodes() {
    return nodes;
  }

  /** Xaman; none where no wallet is asked. */
  public Optional<XamanSigningRequests> xaman() {
    return xaman;
  }

  @PreDestroy
  void letGo() {
    nodes.ifPresent(XrplNodes::close);
    xaman.ifPresent(XamanSigningRequests::close);
  }

  private static XrplNodes nodes(Settings.Ledger ledger, InstantSource clock) {
    return new XrplNodes(
        valid(
            "XRPL_NODE_URLS or XRPL_NETWORK_ID",
            () -> XrplNodeSettings.of(ledger.nodeUrls(), ledger.networkId())),
        clock);
  }

  private static XamanSettings xaman(Settings.Xaman xaman, Optional<String> network) {
    XamanSettings.Requests requests =
        valid(
            "XAMAN_EXPIRY, XAMAN_FORCE_NETWORK or XAMAN_RETURN_URL",
            () ->
                new XamanSettings.Requests(
                    xaman.expiry(), xaman.forceNetwork().or(() -> network), xaman.returnUrl()));
    XamanSettings.Calls calls =
        valid(
            "XAMAN_TIMEOUT, XAMAN_CREATIONS_PER_MINUTE or XAMAN_LONGEST_WAIT",
            () ->
                XamanSettings.Calls.of(
                    xaman.timeout(), xaman.creationsPerMinute(), xaman.longestWait()));
    return valid(
        "XAMAN_BASE_URL, XAMAN_API_KEY or XAMAN_API_SECRET",
        () ->
            new XamanSettings(
                xaman.baseUrl(),
                xaman.apiKey().orElse(""),
                xaman.apiSecret().orElse(""),
                requests,
                calls));
  }

  /** Refuses the start in the words of whoever refused the value. */
  static <T> T valid(String variable, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException refused) {
      throw new UnsafeStartException(List.of(variable + ": " + refused.getMessage()));
    }
  }
}
