package io.ringledger.shared.rest.testing;

import io.ringledger.identity.security.TokenSettings;
import io.ringledger.vault.application.fakes.WalletStage;
import io.ringledger.vault.application.sessions.SessionKeys;
import io.ringledger.vault.application.sessions.SignIn;
import io.ringledger.vault.security.SmallRyeWalletTokens;
import io.ringledger.vault.security.WalletTokenSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the routes of the vault talk to in tests. */
@Singleton
public class VaultWorld {

  /** So many nonces a network address has in tests, which all come from one. */
  public static final int NONCES = 500;

  public final WalletStage stage;

  VaultWorld(World world, TokenSettings people) {
    this.stage =
        new WalletStage(
            world.trail, world.clock, new SmallRyeWalletTokens(walletTokens(people)), NONCES);
  }

  @Produces
  @Singleton
  static WalletTokenSettings walletTokens(TokenSettings people) {
    return WalletTokenSettings.derivedFrom(people.key(), people.issuer());
  }

  @Produces
  @Singleton
  SignIn signIn() {
    return stage.signIn;
  }

  @Produces
  @Singleton
  SessionKeys sessionKeys() {
    return stage.keys;
  }
}
