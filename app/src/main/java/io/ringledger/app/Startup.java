package io.ringledger.app;

import io.quarkus.runtime.StartupEvent;
import io.ringledger.identity.application.Accounts;
import io.ringledger.identity.domain.EmailAddress;
import io.ringledger.identity.domain.Password;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/** What happens before the first request is served, in this order. */
@ApplicationScoped
class Startup {

  private static final Logger LOG = Logger.getLogger(Startup.class);

  private final Settings settings;
  private final StartChecks.Database database;
  private final List<String> corsOrigins;
  private final Flyway flyway;
  private final Accounts accounts;

  Startup(
      Settings settings,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
      @ConfigProperty(name = "quarkus.flyway.username") String ownerUser,
      @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> corsOrigins,
      Flyway flyway,
      Accounts accounts) {
    this.settings = settings;
    this.database = new StartChecks.Database(user, password.orElse(""), ownerUser);
    this.corsOrigins = corsOrigins.orElse(List.of());
    this.flyway = flyway;
    this.accounts = accounts;
  }

  void start(@Observes StartupEvent event) {
    refuseUnsafeSettings();
    flyway.migrate();
    makeFirstAdmin();
    LOG.infof(
        "mode=%s ledger=%s xaman=%s",
        settings.mode(), settings.ledger().mode(), settings.xaman().mode());
  }

  private void refuseUnsafeSettings() {
    List<String> problems = StartChecks.problems(settings, database, corsOrigins);
    if (!problems.isEmpty()) {
      throw new UnsafeStartException(problems);
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
              if (accounts.ensureFirstAdmin(
                  address, firstPassword(settings.firstAdmin().password().orElse("")))) {
                LOG.info("the first admin account was made; FIRST_ADMIN_PASSWORD can be unset now");
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
