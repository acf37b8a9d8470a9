package io.ringledger.shared.rest.testing;

import io.ringledger.identity.security.TokenSettings;
import io.ringledger.vault.security.WalletTokenSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the routes of the vault talk to in tests. */
@ApplicationScoped
public class VaultWorld {

  @Produces
  @Singleton
  WalletTokenSettings walletTokens(TokenSettings people) {
    return WalletTokenSettings.derivedFrom(people.key(), people.issuer());
  }
}
