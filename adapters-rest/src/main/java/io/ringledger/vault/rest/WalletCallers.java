package io.ringledger.vault.rest;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.vault.application.sessions.WalletCaller;
import io.ringledger.vault.domain.WalletAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Which wallet sends the request that is being answered. A route that is for wallets alone says
 * {@code @RolesAllowed(WalletCallers.ROLE)}: without a token it answers 401, to anybody of the
 * house 403.
 */
@ApplicationScoped
public class WalletCallers {

  /** What a wallet's token makes of its bearer; no person has this role. */
  public static final String ROLE = WalletCaller.ROLE;

  /** Attribute of an identity that a wallet's token stands for. */
  public static final String WALLET = "wallet";

  private final SecurityIdentity identity;
  private final CallerProvider callers;

  public WalletCallers(SecurityIdentity identity, CallerProvider callers) {
    this.identity = identity;
    this.callers = callers;
  }

  /** The wallet; throws {@link UnauthorizedException}, which is a 401, where it is none. */
  public WalletCaller current() {
    return ifWallet().orElseThrow(UnauthorizedException::new);
  }

  /** The wallet where the request carries the token of one. */
  public Optional<WalletCaller> ifWallet() {
    if (identity.isAnonymous()) {
      return Optional.empty();
    }
    WalletAddress wallet = identity.getAttribute(WALLET);
    return Optional.ofNullable(wallet)
        .map(signedIn -> new WalletCaller(signedIn, callers.requestId()));
  }
}
