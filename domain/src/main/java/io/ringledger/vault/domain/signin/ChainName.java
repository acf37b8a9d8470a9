package io.ringledger.vault.domain.signin;

import io.ringledger.vault.domain.WalletChain;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Networks as messages name them. */
final class ChainName {

  private static final Set<String> CLUSTERS = Set.of("mainnet", "testnet", "devnet", "localnet");
  private static final Pattern NETWORK_ID = Pattern.compile("0|[1-9][0-9]{0,9}");
  private static final long MAX_NETWORK_ID = 0xFFFF_FFFFL;

  private ChainName() {}

  /** Returns the name without its prefix, empty where the ledger has no such network. */
  static Optional<String> parse(WalletChain chain, String text) {
    String prefix = prefix(chain);
    String name = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    boolean known =
        switch (chain) {
          case SOLANA -> CLUSTERS.contains(name);
          case XRPL -> NETWORK_ID.matcher(name).matches() && Long.parseLong(name) <= MAX_NETWORK_ID;
        };
    return known ? Optional.of(name) : Optional.empty();
  }

  private static String prefix(WalletChain chain) {
    return switch (chain) {
      case SOLANA -> "solana:";
      case XRPL -> "xrpl:";
    };
  }
}
