package io.ringledger.app;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.app.Settings.Mode;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.commerce.application.outbound.PaymentGateways;
import io.ringledger.events.application.DeliveryRounds;
import io.ringledger.identity.application.Accounts;
import io.ringledger.identity.domain.EmailAddress;
import io.ringledger.identity.domain.IdentityFailure;
import io.ringledger.identity.domain.Password;
import io.ringledger.rewards.application.outbound.CheckpointSigner;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.persistence.DatabaseHealth;
import io.ringledger.shared.persistence.DatabaseRights;
import io.ringledger.shared.persistence.SealingKeys;
import io.ringledger.shared.persistence.jobs.Jobs;
import io.ringledger.shared.persistence.sites.RestrictedRoles;
import io.ringledger.vault.application.outbound.ContentStore;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/** What happens before the first request is served, in this order. */
@ApplicationScoped
class Startup {

  private static final Logger LOG = Logger.getLogger(Startup.class);

  private final Settings settings;
  private final SmallRyeConfig config;
  private final Flyway flyway;
  private final DataSource database;
  private final DatabaseHealth databaseHealth;
  private final Instance<Accounts> accounts;
  private final Instance<EscrowLedger> ledger;
  private final Instance<SigningRequests> signingRequests;
  private final Instance<PaymentGateways> paymentGateways;
  private final Instance<ContentStore> contentStore;
  private final Instance<SealingKeys> preimageKeys;
  private final Instance<DeliveryRounds> deliveryRounds;
  private final Instance<CheckpointSigner> checkpointSigner;
  private final Jobs jobs;
  private final EventAdapters events;

  Startup(
      Settings settings,
      SmallRyeConfig config,
      Flyway flyway,
      DataSource database,
      DatabaseHealth databaseHealth,
      Instance<Accounts> accounts,
      Instance<EscrowLedger> ledger,
      Instance<SigningRequests> signingRequests,
      Instance<PaymentGateways> paymentGateways,
      Instance<ContentStore> contentStore,
      Instance<SealingKeys> preimageKeys,
      Instance<DeliveryRounds> deliveryRounds,
      Instance<CheckpointSigner> checkpointSigner,
      Jobs jobs,
      EventAdapters events) {
    this.settings = settings;
    this.config = config;
    this.flyway = flyway;
    this.database = database;
    this.databaseHealth = databaseHealth;
    this.accounts = accounts;
    this.ledger = ledger;
    this.signingRequests = signingRequests;
    this.paymentGateways = paymentGateways;
    this.contentStore = contentStore;
    this.preimageKeys = preimageKeys;
    this.deliveryRounds = deliveryRounds;
    this.checkpointSigner = checkpointSigner;
    this.jobs = jobs;
    this.events = events;
  }

  void start(@Observes StartupEvent event) {
    refuseUnsafeSettings();
    buildEverything();
    flyway.migrate();
    databaseHealth.expect(flyway);
    refuseTooManyRights();
    makeFirstAdmin();
    jobs.start();
    events.start();
    LOG.infof(
        "mode=%s ledger=%s xaman=%s",
        settings.mode(), settings.ledger().mode(), settings.xaman().mode());
  }

  /** Requests are served until they are done; jobs that have begun too, and no more are taken. */
  void stop(@Observes ShutdownEvent event) {
    events.stop();
    jobs.stop();
  }

  /** Once more, for starts that do not begin in {@link Main}: live reload and tests. */
  private void refuseUnsafeSettings() {
    List<String> problems = StartChecks.problems(config);
    if (!problems.isEmpty()) {
      throw new UnsafeStartException(problems);
    }
  }

  /** What cannot be built is refused now and not by the first request that needs it. */
  private void buildEverything() {
    Stream.of(
            accounts,
            ledger,
            signingRequests,
            paymentGateways,
            contentStore,
            preimageKeys,
            deliveryRounds,
            checkpointSigner)
        .forEach(Instance::get);
  }

  private void refuseTooManyRights() {
    try (Connection connection = database.getConnection()) {
      if (settings.mode() == Mode.PRODUCTION && DatabaseRights.mayRewriteHistory(connection)) {
        throw new UnsafeStartException(
            List.of("DATABASE_USER may rewrite the audit trail; use a role with fewer rights"));
      }
      List<String> problems = RestrictedRoles.problems(connection);
      if (!problems.isEmpty()) {
        throw new UnsafeStartException(problems);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say what DATABASE_USER may do", e);
    }
  }

  private void makeFirstAdmin() {
    settings
        .firstAdmin()
        .email()
        .ifPresent(
            email -> {
              EmailAddress address =
                  EmailAddress.parse(email)
                      .orElseThrow(
                          () ->
                              new UnsafeStartException(
                                  List.of("FIRST_ADMIN_EMAIL is not an email address")));
              Password password = firstPassword(settings.firstAdmin().password().orElse(""));
              switch (accounts.get().ensureFirstAdmin(address, password)) {
                case Success<Boolean>(var made) -> {
                  if (made) {
                    LOG.info("the first admin was made; FIRST_ADMIN_PASSWORD can be unset now");
                  }
                }
                case Rejected<Boolean>(var code, _, _) ->
                    throw new UnsafeStartException(
                        List.of(
                            code == IdentityFailure.PASSWORD_TOO_COMMON
                                ? "FIRST_ADMIN_PASSWORD is one of the first that are guessed"
                                : "FIRST_ADMIN_EMAIL belongs to an account that is no admin's"));
              }
            });
  }

  private static Password firstPassword(String text) {
    if (text.length() < Password.MIN_LENGTH || text.length() > Password.MAX_LENGTH) {
      throw new UnsafeStartException(List.of("FIRST_ADMIN_PASSWORD must have 8 to 128 characters"));
    }
    return new Password(text);
  }
}
