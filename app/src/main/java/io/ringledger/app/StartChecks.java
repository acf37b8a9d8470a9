package io.ringledger.app;

import io.ringledger.app.Settings.LedgerMode;
import io.ringledger.app.Settings.Mode;
import io.ringledger.app.Settings.XamanMode;
import io.ringledger.app.advisory.ModelChoice;
import io.ringledger.app.documents.ContentChoice;
import io.ringledger.bouts.xaman.XamanSettings;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a start refuses. A setting that cannot work is refused everywhere, one that is unsafe with
 * real money only in production; each sentence names the environment variable to change.
 */
final class StartChecks {

  private static final int SECRET_BYTES = 32;
  private static final int DISTINCT_CHARACTERS = 8;
  private static final Set<String> KNOWN_WORDS =
      Set.of(
          "secret",
          "changeme",
          "change-me",
          "change_me",
          "password",
          "example",
          "ringledger",
          "default");

  private StartChecks() {}

  /** The database settings, which are Quarkus' own. */
  record Database(String user, String password, String ownerUser) {}

  /** Every reason not to start; none: go ahead. */
  static List<String> problems(SmallRyeConfig config) {
    return problems(
        config.getConfigMapping(Settings.class),
        new Database(
            text(config, "quarkus.datasource.username"),
            text(config, "quarkus.datasource.password"),
            text(config, "quarkus.flyway.username")),
        config.getOptionalValues("quarkus.http.cors.origins", String.class).orElse(List.of()));
  }

  private static String text(SmallRyeConfig config, String property) {
    return config.getOptionalValue(property, String.class).orElse("");
  }

  /** The same of settings that are known already. */
  static List<String> problems(Settings settings, Database database, List<String> corsOrigins) {
    List<String> problems = new ArrayList<>(unusable(settings));
    if (settings.mode() == Mode.PRODUCTION) {
      problems.addAll(unsafe(settings, database, corsOrigins));
    }
    return problems;
  }

  private static List<String> unusable(Settings settings) {
    List<String> problems = new ArrayList<>();
    byte[] secret = settings.jwt().secretKey().orElse("").getBytes(StandardCharsets.UTF_8);
    if (secret.length < SECRET_BYTES) {
      problems.add(
          "JWT_SECRET_KEY must have at least 32 bytes; make one with: openssl rand -base64 48");
    }
    if (settings.preimages().keys().isEmpty()) {
      problems.add("PREIMAGE_KEYS is not set; make one with: echo 1:$(openssl rand -base64 32)");
    }
    if (settings.xaman().mode() == XamanMode.API) {
      checkCredential("XAMAN_API_KEY", settings.xaman().apiKey(), problems);
      checkCredential("XAMAN_API_SECRET", settings.xaman().apiSecret(), problems);
    }
    if (settings.ledger().mode() != LedgerMode.DECLARED && settings.ledger().nodeUrls().isEmpty()) {
      problems.add("XRPL_NODE_URLS names no node");
    }
    problems.addAll(ModelChoice.unusable(settings.advisory()));
    if (settings.firstAdmin().email().isPresent() != settings.firstAdmin().password().isPresent()) {
      problems.add("FIRST_ADMIN_EMAIL and FIRST_ADMIN_PASSWORD go together; one is not set");
    }
    problems.addAll(PaymentChecks.unusable(settings.payments()));
    problems.addAll(ContentChoice.unusable(settings.content()));
    return problems;
  }

  private static void checkCredential(
      String variable, Optional<String> value, List<String> problems) {
    if (value.isEmpty()) {
      problems.add(variable + " is not set, but XAMAN_MODE is api");
    } else if (!XamanSettings.isCredential(value.get())) {
      problems.add(variable + " must be a UUID, as Xaman's developer console shows it");
    }
  }

  private static List<String> unsafe(
      Settings settings, Database database, List<String> corsOrigins) {
    List<String> problems = new ArrayList<>(VaultSessionsWiring.unsafe(settings.vault()));
    if (settings.ledger().mode() != LedgerMode.XRPL) {
      problems.add("LEDGER_MODE must be xrpl in production: only a real ledger proves anything");
    }
    if (settings.xaman().mode() != XamanMode.API) {
      problems.add("XAMAN_MODE must be api in production: a stub signs nothing");
    }
    if (settings.jwt().secretKey().filter(StartChecks::looksKnown).isPresent()) {
      problems.add(
          "JWT_SECRET_KEY is a known or guessable text; make one with: openssl rand -base64 48");
    }
    if (settings.ledger().nodeUrls().stream().anyMatch(url -> !isHttps(url))) {
      problems.add("XRPL_NODE_URLS must all begin with https:// in production");
    }
    if (!isHttps(settings.xaman().baseUrl())) {
      problems.add("XAMAN_BASE_URL must begin with https:// in production");
    }
    problems.addAll(ModelChoice.unsafe(settings.advisory()));
    if (settings.registration().openRoles().orElse(List.of()).stream()
        .anyMatch(role -> role.equals("admin") || role.equals("management"))) {
      problems.add("REGISTRATION_OPEN_ROLES may hold only promoter and fighter in production");
    }
    if (settings.rewards().checkpoints().key().isEmpty()) {
      problems.add("LEDGER_CHECKPOINT_KEY is not set; make one with: openssl rand -base64 32");
    }
    if (settings.vault().receiptKey().isEmpty()) {
      problems.add("VAULT_RECEIPT_KEY is not set; make one with: openssl rand -base64 32");
    }
    if (settings.vault().authority().seed().isEmpty()
        && settings.vault().authority().seedFile().isEmpty()) {
      problems.add(
          "VAULT_AUTHORITY_SEED or VAULT_AUTHORITY_SEED_FILE is not set; batches are settled by its account");
    }
    if (settings.rewards().checkpoints().folder().isEmpty()) {
      problems.add(
          "LEDGER_CHECKPOINT_DIR is not set; it names a folder out of reach of the database's owner");
    }
    if (database.password().isBlank()) {
      problems.add("DATABASE_PASSWORD is not set");
    }
    if (database.user().equals(database.ownerUser())) {
      problems.add(
          "DATABASE_USER and DATABASE_OWNER_USER must differ: the application may not own its audit trail");
    }
    if (corsOrigins.stream().anyMatch(origin -> origin.equals("*") || origin.equals("/.*/"))) {
      problems.add("CORS_ORIGINS must name its origins in production");
    }
    problems.addAll(PaymentChecks.unsafe(settings.payments()));
    problems.addAll(ContentChoice.unsafe(settings.content()));
    return problems;
  }

  private static boolean looksKnown(String secret) {
    if (secret.length() < SECRET_BYTES) {
      return false; // refused already, for being short
    }
    String text = secret.toLowerCase(Locale.ROOT);
    return KNOWN_WORDS.stream().anyMatch(text::contains)
        || text.chars().distinct().count() < DISTINCT_CHARACTERS;
  }

  private static boolean isHttps(URI url) {
    return "https".equals(url.getScheme());
  }
}
