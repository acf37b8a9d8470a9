package io.ringledger.app;

import io.ringledger.app.Settings.Mode;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.persistence.PreimageKeys;
import io.ringledger.bouts.xaman.StubSigningRequests;
import io.ringledger.bouts.xaman.XamanSettings;
import io.ringledger.bouts.xaman.XamanSigningRequests;
import io.ringledger.bouts.xrpl.DeclaredEscrowLedger;
import io.ringledger.bouts.xrpl.XrplEscrowLedger;
import io.ringledger.identity.domain.LoginThrottle;
import io.ringledger.identity.domain.RegistrationPolicy;
import io.ringledger.identity.security.TokenSettings;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.xrpl.XrplNodeSettings;
import io.ringledger.shared.xrpl.XrplNodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Chooses and builds what stands behind the ports, as the settings say. */
@ApplicationScoped
class Adapters {

  private final Settings settings;

  Adapters(Settings settings) {
    this.settings = settings;
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
  EscrowLedger ledger() {
    return switch (settings.ledger().mode()) {
      case DECLARED -> new DeclaredEscrowLedger();
      case XRPL, SANDBOX ->
          new XrplEscrowLedger(
              new XrplNodes(
                  valid(
                      "XRPL_NODE_URLS or XRPL_NETWORK_ID",
                      () ->
                          XrplNodeSettings.of(
                              settings.ledger().nodeUrls(), settings.ledger().networkId()))));
    };
  }

  @Produces
  @Singleton
  SigningRequests signingRequests() {
    return switch (settings.xaman().mode()) {
      case STUB -> new StubSigningRequests();
      case API ->
          new XamanSigningRequests(
              valid(
                  "XAMAN_BASE_URL, XAMAN_API_KEY or XAMAN_API_SECRET",
                  () ->
                      XamanSettings.of(
                          settings.xaman().baseUrl(),
                          settings.xaman().apiKey().orElse(""),
                          settings.xaman().apiSecret().orElse(""))));
    };
  }

  @Produces
  @Singleton
  TokenSettings tokenSettings() {
    Settings.Jwt jwt = settings.jwt();
    return valid(
        "JWT_SECRET_KEY or JWT_LIFESPAN",
        () ->
            TokenSettings.of(
                jwt.secretKey().orElse(""), jwt.issuer(), jwt.audience(), jwt.lifespan()));
  }

  @Produces
  @Singleton
  PreimageKeys preimageKeys() {
    return valid("PREIMAGE_KEYS", () -> PreimageKeys.parse(settings.preimages().keys().orElse("")));
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
                valid("REGISTRATIONS_PER_ADDRESS", () -> LoginThrottle.ofRegistrations(free))));
  }

  /** Refuses the start in the words of whoever refused the value. */
  private static <T> T valid(String variable, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException refused) {
      throw new UnsafeStartException(List.of(variable + ": " + refused.getMessage()));
    }
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
