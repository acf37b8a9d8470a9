package io.ringledger.app;

import io.ringledger.app.Settings.Mode;
import io.ringledger.app.observation.Spans;
import io.ringledger.app.observation.TracedEscrowLedger;
import io.ringledger.app.observation.TracedPreflight;
import io.ringledger.app.observation.TracedSigningRequests;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.Preflight;
import io.ringledger.bouts.application.outbound.SignedTransactions;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.WebhookSignatures;
import io.ringledger.bouts.xaman.StubSigningRequests;
import io.ringledger.bouts.xaman.XamanWebhookSignatures;
import io.ringledger.bouts.xrpl.DeclaredEscrowLedger;
import io.ringledger.bouts.xrpl.DeclaredPreflight;
import io.ringledger.bouts.xrpl.XrplEscrowLedger;
import io.ringledger.bouts.xrpl.XrplPreflight;
import io.ringledger.bouts.xrpl.XrplSignedTransactions;
import io.ringledger.identity.domain.LoginThrottle;
import io.ringledger.identity.domain.RegistrationPolicy;
import io.ringledger.identity.security.TokenSettings;
import io.ringledger.rewards.application.outbound.CheckpointSigner;
import io.ringledger.rewards.application.outbound.CheckpointStore;
import io.ringledger.rewards.domain.ledger.chain.Hash;
import io.ringledger.rewards.persistence.checkpoints.CheckpointFolder;
import io.ringledger.rewards.persistence.checkpoints.Ed25519CheckpointSigner;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.persistence.SealingKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses and builds what stands behind the ports, as the settings say. */
@ApplicationScoped
class Adapters {

  private final Settings settings;
  private final Spans spans;

  Adapters(Settings settings, Spans spans) {
    this.settings = settings;
    this.spans = spans;
  }

  @Produces
  @Singleton
  InstantSource clock() {
    // PostgreSQL keeps microseconds; a moment must read back as it was answered.
    return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
  }

  @Produces
  @Singleton
  Randomness randomness(InstantSource clock) {
    return new SecureRandomness(clock);
  }

  @Produces
  @Singleton
  EscrowLedger ledger(OutsideSystems outside) {
    return outside
        .nodes()
        .<EscrowLedger>map(nodes -> new TracedEscrowLedger(new XrplEscrowLedger(nodes), spans))
        .orElseGet(DeclaredEscrowLedger::new);
  }

  @Produces
  @Singleton
  Preflight preflight(OutsideSystems outside) {
    return outside
        .nodes()
        .<Preflight>map(nodes -> new TracedPreflight(new XrplPreflight(nodes), spans))
        .orElseGet(DeclaredPreflight::new);
  }

  @Produces
  @Singleton
  SignedTransactions signedTransactions() {
    return new XrplSignedTransactions(settings.ledger().networkId());
  }

  @Produces
  @Singleton
  SigningRequests signingRequests(OutsideSystems outside) {
    return outside
        .xaman()
        .<SigningRequests>map(xaman -> new TracedSigningRequests(xaman, spans))
        .orElseGet(StubSigningRequests::new);
  }

  @Produces
  @Singleton
  WebhookSignatures webhookSignatures() {
    return switch (settings.xaman().mode()) {
      // Where no wallet is asked, none has anything to tell.
      case STUB -> (_, _, _, _) -> new WebhookSignatures.Verdict.Forged();
      case API ->
          OutsideSystems.valid(
              "XAMAN_API_SECRET or XAMAN_WEBHOOK_AGE",
              () ->
                  new XamanWebhookSignatures(
                      settings.xaman().apiSecret().orElse(""), settings.xaman().webhookAge()));
    };
  }

  @Produces
  @Singleton
  TokenSettings tokenSettings() {
    Settings.Jwt jwt = settings.jwt();
    return OutsideSystems.valid(
        "JWT_SECRET_KEY or JWT_LIFESPAN",
        () ->
            TokenSettings.of(
                jwt.secretKey().orElse(""), jwt.issuer(), jwt.audience(), jwt.lifespan()));
  }

  @Produces
  @Singleton
  SealingKeys preimageKeys() {
    return OutsideSystems.valid(
        "PREIMAGE_KEYS", () -> SealingKeys.parse(settings.preimages().keys().orElse("")));
  }

  @Produces
  @Singleton
  CheckpointSigner checkpointSigner() {
    return OutsideSystems.valid(
        "LEDGER_CHECKPOINT_KEY",
        () ->
            new Ed25519CheckpointSigner(
                settings.rewards().checkpoints().key().orElseGet(Adapters::keyOfThisStart)));
  }

  /** In local mode alone; what it signed cannot be verified after the next start. */
  private static String keyOfThisStart() {
    byte[] key = new byte[Hash.BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  @Produces
  @Singleton
  CheckpointStore checkpointStore() {
    return settings
        .rewards()
        .checkpoints()
        .folder()
        .<CheckpointStore>map(folder -> new CheckpointFolder(Path.of(folder)))
        .orElse(checkpoint -> checkpoint);
  }

  @Produces
  @Singleton
  RegistrationPolicy registrationPolicy() {
    Set<Role> openByDefault =
        settings.mode() == Mode.LOCAL
            ? EnumSet.allOf(Role.class)
            : EnumSet.of(Role.PROMOTER, Role.FIGHTER);
    int free = settings.registration().freePerAddress();
    return new RegistrationPolicy(
        settings.registration().openRoles().map(Adapters::roles).orElse(openByDefault),
        settings.registration().refuseCommonPasswords(),
        free == 0
            ? Optional.empty()
            : Optional.of(
                OutsideSystems.valid(
                    "REGISTRATIONS_PER_ADDRESS", () -> LoginThrottle.ofRegistrations(free))));
  }

  private static Set<Role> roles(List<String> texts) {
    return texts.stream()
        .map(
            text ->
                Role.ofWire(text)
                    .orElseThrow(
                        () ->
                            new UnsafeStartException(
                                List.of("REGISTRATION_OPEN_ROLES knows no role " + text))))
        .collect(Collectors.toSet());
  }
}
