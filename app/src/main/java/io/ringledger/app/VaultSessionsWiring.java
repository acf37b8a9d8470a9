package io.ringledger.app;

import io.ringledger.identity.security.TokenSettings;
import io.ringledger.vault.security.WalletTokenSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the use cases about wallets and their sessions what they need. */
@ApplicationScoped
class VaultSessionsWiring {

  @Produces
  @Singleton
  WalletTokenSettings walletTokenSettings(TokenSettings people) {
    return WalletTokenSettings.derivedFrom(people.key(), people.issuer());
  }
}
