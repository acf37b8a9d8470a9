package io.ringledger.app;

import io.ringledger.identity.security.TokenSettings;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.vault.application.outbound.AccountKeys;
import io.ringledger.vault.application.outbound.ChannelLedger;
import io.ringledger.vault.application.outbound.Ed25519Signatures;
import io.ringledger.vault.application.outbound.Sessions;
import io.ringledger.vault.application.outbound.SettlementAuthority;
import io.ringledger.vault.application.outbound.SignInNonces;
import io.ringledger.vault.application.outbound.WalletProofs;
import io.ringledger.vault.application.sessions.SessionKeys;
import io.ringledger.vault.application.sessions.SessionKeysUseCase;
import io.ringledger.vault.application.sessions.SessionPorts;
import io.ringledger.vault.application.sessions.SessionPorts.SignInLimits;
import io.ringledger.vault.application.sessions.SessionUpkeep;
import io.ringledger.vault.application.sessions.SessionUpkeepUseCase;
import io.ringledger.vault.application.sessions.SignIn;
import io.ringledger.vault.application.sessions.SignInUseCase;
import io.ringledger.vault.application.sessions.WalletTokens;
import io.ringledger.vault.domain.WalletChain;
import io.ringledger.vault.domain.session.SessionRules;
import io.ringledger.vault.domain.signin.SignInRules;
import io.ringledger.vault.security.WalletTokenSettings;
import io.ringledger.vault.wallets.SignedMessageProofs;
import io.ringledger.vault.xrpl.channels.XrplAccountKeys;
import io.ringledger.vault.xrpl.channels.XrplChannelLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Hands the use cases about wallets and their sessions what they need. */
@ApplicationScoped
class VaultSessionsWiring {

  private static final String NO_LEDGER = "no ledger is configured";

  private final Settings settings;
  private final OutsideSystems outside;

  VaultSessionsWiring(Settings settings, OutsideSystems outside) {
    this.settings = settings;
    this.outside = outside;
  }

  /** Why the vault must not be started in production with these settings. */
  static List<String> unsafe(Settings.Vault vault) {
    List<String> problems = new ArrayList<>();
    if (vault.domain().startsWith("localhost") || vault.domain().startsWith("127.")) {
      problems.add("VAULT_DOMAIN is local: wallets would sign for nobody");
    }
    if (!vault.uri().startsWith("https://")) {
      problems.add("VAULT_URI must begin with https://");
    }
    return problems;
  }

  @Produces
  @Singleton
  WalletTokenSettings walletTokenSettings(TokenSettings people) {
    return WalletTokenSettings.derivedFrom(people.key(), people.issuer());
  }

  @Produces
  @Singleton
  WalletProofs walletProofs(Ed25519Signatures signatures) {
    return new SignedMessageProofs(signatures);
  }

  @Produces
  @Singleton
  AccountKeys accountKeys() {
    return outside
        .nodes()
        .<AccountKeys>map(XrplAccountKeys::new)
        .orElse(_ -> new AccountKeys.Answer.Unavailable(NO_LEDGER));
  }

  @Produces
  @Singleton
  ChannelLedger channelLedger() {
    return outside
        .nodes()
        .<ChannelLedger>map(XrplChannelLedger::new)
        .orElse(_ -> new ChannelLedger.Answer.Unavailable(NO_LEDGER));
  }

  @Produces
  @Singleton
  SignInRules signInRules() {
    Map<WalletChain, String> networks = new EnumMap<>(WalletChain.class);
    networks.put(WalletChain.XRPL, Long.toString(settings.ledger().networkId()));
    settings
        .vault()
        .solanaCluster()
        .ifPresent(cluster -> networks.put(WalletChain.SOLANA, cluster));
    return OutsideSystems.valid(
        "VAULT_SOLANA_CLUSTER",
        () -> new SignInRules(settings.vault().domain(), settings.vault().uri(), networks));
  }

  @Produces
  @Singleton
  SessionRules sessionRules(SettlementAuthority authority) {
    Settings.Sessions sessions = settings.vault().sessions();
    return OutsideSystems.valid(
        "VAULT_SETTLE_DELAY or VAULT_SETTLEMENT_MARGIN",
        () ->
            new SessionRules(
                authority.address(), sessions.settleDelay(), sessions.settlementMargin()));
  }

  @Produces
  @Singleton
  SessionPorts sessionPorts(
      UnitOfWork unitOfWork,
      Sessions sessions,
      SignInNonces nonces,
      WalletProofs proofs,
      Ed25519Signatures signatures,
      AccountKeys accountKeys,
      ChannelLedger channels,
      WalletTokens tokens,
      AuditTrail trail,
      Outbox outbox,
      Randomness randomness,
      InstantSource clock,
      SignInRules signInRules,
      SessionRules sessionRules) {
    return new SessionPorts(
        unitOfWork,
        sessions,
        nonces,
        proofs,
        signatures,
        accountKeys,
        channels,
        tokens,
        trail,
        outbox,
        randomness,
        clock,
        signInRules,
        sessionRules,
        new SignInLimits(
            settings.vault().sessions().noncesOfAnAddress(), settings.vault().sessions().nonces()),
        settings.ledger().networkId());
  }

  @Produces
  @Singleton
  SignIn signIn(SessionPorts ports) {
    return new SignInUseCase(ports);
  }

  @Produces
  @Singleton
  SessionKeys sessionKeys(SessionPorts ports) {
    return new SessionKeysUseCase(ports);
  }

  @Produces
  @Singleton
  SessionUpkeep sessionUpkeep(SessionPorts ports) {
    return new SessionUpkeepUseCase(ports);
  }
}
