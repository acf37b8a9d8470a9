package io.ringledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartChecksTest {

  private static final String STRONG = "q7Zk1vXb0TgNwPz5RrUe8YdLmCsHfJa2oKi4EnBt9xQ=";

  private static final Map<String, String> SAFE =
      Map.ofEntries(
          Map.entry("ringledger.mode", "production"),
          Map.entry("ringledger.ledger.mode", "xrpl"),
          Map.entry("ringledger.ledger.node-urls", "https://xrplcluster.com"),
          Map.entry("ringledger.ledger.network-id", "0"),
          Map.entry("ringledger.auto-confirm", "true"),
          Map.entry("ringledger.jobs.threads", "4"),
          Map.entry("ringledger.jobs.stop-timeout", "PT10S"),
          Map.entry("ringledger.jobs.sweep-every", "PT5M"),
          Map.entry("ringledger.jobs.poll-every", "PT1S"),
          Map.entry("ringledger.jobs.heartbeat", "PT10S"),
          Map.entry("ringledger.rewards.batch-size", "200"),
          Map.entry("ringledger.rewards.poll-every", "PT1S"),
          Map.entry("ringledger.vault.domain", "vault.example"),
          Map.entry("ringledger.vault.uri", "https://vault.example/api"),
          Map.entry("ringledger.vault.solana-cluster", "mainnet"),
          Map.entry("ringledger.vault.sessions.settle-delay", "PT24H"),
          Map.entry("ringledger.vault.sessions.settlement-margin", "PT1H"),
          Map.entry("ringledger.vault.sessions.nonces-of-an-address", "20"),
          Map.entry("ringledger.vault.sessions.nonces", "10000"),
          Map.entry("ringledger.vault.sessions.sweep-every", "PT1M"),
          Map.entry("ringledger.shops.poll-every", "PT1S"),
          Map.entry("ringledger.shops.follow-every", "PT2S"),
          Map.entry("ringledger.shops.sweep-every", "PT1M"),
          Map.entry("ringledger.rewards.retry-first", "PT2S"),
          Map.entry("ringledger.rewards.retry-longest", "PT10M"),
          Map.entry("ringledger.rewards.retry-attempts", "8"),
          Map.entry("ringledger.events.poll-every", "PT1S"),
          Map.entry("ringledger.events.batch-size", "500"),
          Map.entry("ringledger.events.source", "urn:ringledger"),
          Map.entry("ringledger.kafka.reward-events-topic", "reward-events"),
          Map.entry("ringledger.kafka.group", "ringledger"),
          Map.entry("ringledger.kafka.events-topic", "ringledger-events"),
          Map.entry("ringledger.kafka.longest-pause", "PT30S"),
          Map.entry("ringledger.events.subscribers-at-once", "8"),
          Map.entry("ringledger.events.delivery-timeout", "PT10S"),
          Map.entry("ringledger.events.delivery-attempts", "16"),
          Map.entry("ringledger.events.delivery-first-retry", "PT5S"),
          Map.entry("ringledger.events.delivery-longest-retry", "PT6H"),
          Map.entry("ringledger.events.keep-deliveries", "P30D"),
          Map.entry("ringledger.rewards.checkpoints.folder", "/var/lib/ringledger"),
          Map.entry("ringledger.rewards.checkpoints.key", STRONG),
          Map.entry("ringledger.rewards.checkpoints.every", "PT1M"),
          Map.entry("ringledger.xaman.mode", "api"),
          Map.entry("ringledger.xaman.base-url", "https://xumm.app/api/v1/platform/"),
          Map.entry("ringledger.xaman.api-key", "11111111-2222-3333-4444-555555555555"),
          Map.entry("ringledger.xaman.api-secret", "66666666-7777-8888-9999-000000000000"),
          Map.entry("ringledger.xaman.expiry", "1440"),
          Map.entry("ringledger.xaman.timeout", "PT10S"),
          Map.entry("ringledger.xaman.creations-per-minute", "25"),
          Map.entry("ringledger.xaman.longest-wait", "PT8S"),
          Map.entry("ringledger.xaman.webhook-age", "PT5M"),
          Map.entry("ringledger.payments.mode", "live"),
          Map.entry("ringledger.payments.return-url", "https://shop.example/paid"),
          Map.entry("ringledger.payments.stripe.api-key", "sk_live_" + "of_a_test"),
          Map.entry("ringledger.payments.stripe.api-base", "https://api.stripe.com"),
          Map.entry("ringledger.payments.stripe.webhook-secrets", "whsec_for_these_start_checks"),
          Map.entry("ringledger.payments.stripe.timeout", "PT20S"),
          Map.entry("ringledger.payments.stripe.connect-timeout", "PT3S"),
          Map.entry("ringledger.content.store", "database"),
          Map.entry("ringledger.content.pinata.upload-url", "https://uploads.pinata.cloud"),
          Map.entry("ringledger.content.timeout", "PT10S"),
          Map.entry("ringledger.content.poll-every", "PT5S"),
          Map.entry("ringledger.content.look-every", "PT24H"),
          Map.entry("ringledger.content.queue-alert", "1000"),
          Map.entry("ringledger.vault.authority.seed", "a seed, which is not read here"),
          Map.entry("ringledger.vault.settlement.poll-every", "PT2S"),
          Map.entry("ringledger.vault.settlement.tickets", "50"),
          Map.entry("ringledger.vault.settlement.most-fee-drops", "5000"),
          Map.entry("ringledger.advisory.timeout", "PT30S"),
          Map.entry("ringledger.advisory.max-tokens", "4096"),
          Map.entry("ringledger.jwt.secret-key", STRONG),
          Map.entry("ringledger.jwt.issuer", "https://ringledger.io"),
          Map.entry("ringledger.jwt.audience", "ringledger-api"),
          Map.entry("ringledger.jwt.lifespan", "PT30M"),
          Map.entry("ringledger.preimages.keys", "1:" + STRONG),
          Map.entry("ringledger.registration.refuse-common-passwords", "true"),
          Map.entry("ringledger.registration.free-per-address", "20"));

  private static final StartChecks.Database TWO_ROLES =
      new StartChecks.Database("ringledger_app", "pw", "ringledger_owner");

  @Test
  void a_safe_production_start_is_let_through() {
    assertThat(problems(Map.of(), TWO_ROLES, List.of("https://promoter.example"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ringledger.ledger.mode,sandbox,LEDGER_MODE",
    "ringledger.ledger.mode,declared,LEDGER_MODE",
    "ringledger.xaman.mode,stub,XAMAN_MODE",
    "ringledger.xaman.base-url,http://xumm.app/,XAMAN_BASE_URL",
    "ringledger.xaman.api-key,,XAMAN_API_KEY",
    "ringledger.xaman.api-secret,,XAMAN_API_SECRET",
    "ringledger.xaman.api-key,11111111-2222-3333-4444,XAMAN_API_KEY",
    "ringledger.xaman.api-secret,a secret of another kind,XAMAN_API_SECRET",
    "ringledger.payments.stripe.api-key,a key of another kind,STRIPE_API_KEY",
    "ringledger.payments.stripe.api-key,sk_test_of_a_test,PAYMENTS_MODE",
    "ringledger.payments.mode,test,STRIPE_API_KEY",
    "ringledger.payments.stripe.webhook-secrets,,STRIPE_WEBHOOK_SECRETS",
    "ringledger.payments.stripe.api-base,http://stripe.internal,STRIPE_API_BASE",
    "ringledger.payments.return-url,http://shop.example/paid,PAYMENTS_RETURN_URL",
    "ringledger.ledger.node-urls,http://10.0.0.1:5005,XRPL_NODE_URLS",
    "ringledger.advisory.model,a-model,ADVISORY_BASE_URL",
    "ringledger.advisory.base-url,http://localhost:11434/v1,ADVISORY_MODEL",
    "ringledger.content.store,folder,CONTENT_DIR",
    "ringledger.content.store,kubo,KUBO_API_URL",
    "ringledger.content.queue-alert,0,CONTENT_QUEUE_ALERT",
    "ringledger.content.poll-every,PT0S,CONTENT_POLL_EVERY",
    "ringledger.jwt.secret-key,short,JWT_SECRET_KEY",
    "ringledger.jwt.secret-key,,JWT_SECRET_KEY",
    "ringledger.jwt.secret-key,change-me-change-me-change-me-change-me,JWT_SECRET_KEY",
    "ringledger.jwt.secret-key,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,JWT_SECRET_KEY",
    "ringledger.preimages.keys,,PREIMAGE_KEYS",
    "ringledger.rewards.checkpoints.folder,,LEDGER_CHECKPOINT_DIR",
    "ringledger.rewards.checkpoints.key,,LEDGER_CHECKPOINT_KEY",
    "ringledger.vault.receipt-key,,VAULT_RECEIPT_KEY",
    "ringledger.vault.authority.seed,,VAULT_AUTHORITY_SEED",
    "ringledger.vault.domain,localhost:8080,VAULT_DOMAIN",
    "ringledger.vault.uri,http://vault.example/api,VAULT_URI",
    "ringledger.registration.open-roles,'promoter,admin',REGISTRATION_OPEN_ROLES",
    "ringledger.first-admin.email,admin@example.org,FIRST_ADMIN_PASSWORD",
  })
  void an_unsafe_setting_is_refused_by_its_name(String property, String value, String named) {
    Map<String, String> change = new HashMap<>();
    change.put(property, value == null ? "" : value);
    assertThat(problems(change, TWO_ROLES, List.of())).singleElement().asString().contains(named);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          folder,/var/lib/documents,,,,,
          folder,documents,,,,,CONTENT_DIR must begin with /
          kubo,,http://127.0.0.1:5001,,,,
          kubo,,https://kubo.example.org,,,http://10.0.0.1:8080,CONTENT_GATEWAYS must all begin
          kubo,,http://kubo.internal:5001,,,,KUBO_API_URL must begin with https
          kubo,,http://u:p@127.0.0.1:5001,,,,must have no user name
          pinata,,,aa_a.bbbb.cccc,,https://ipfs.example.org,
          pinata,,,aa_a.bbbb.cccc,,,CONTENT_GATEWAYS names no gateway
          pinata,,,,,https://ipfs.example.org,PINATA_JWT is not set
          pinata,,,not a key,,https://ipfs.example.org,PINATA_JWT is not set or no JWT
          pinata,,,aa_a.bbbb.cccc,http://pinata.internal,https://ipfs.example.org,PINATA_UPLOAD_URL
          """)
  void documents_are_kept_where_nobody_listens(
      String store,
      String folder,
      String kubo,
      String jwt,
      String uploads,
      String gateways,
      String refusal) {
    Map<String, String> content = new HashMap<>();
    content.put("ringledger.content.store", store);
    put(content, "ringledger.content.folder", folder);
    put(content, "ringledger.content.kubo.api-url", kubo);
    put(content, "ringledger.content.pinata.jwt", jwt);
    put(content, "ringledger.content.pinata.upload-url", uploads);
    put(content, "ringledger.content.gateways", gateways);
    List<String> problems = problems(content, TWO_ROLES, List.of());
    if (refusal == null) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).singleElement().asString().contains(refusal).doesNotContain("not a key");
    }
  }

  private static void put(Map<String, String> settings, String name, @Nullable String value) {
    if (value != null) {
      settings.put(name, value);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://models.example.org/v1,key-of-a-model,",
    "http://localhost:11434/v1,,",
    "http://127.0.0.1:11434/v1,,",
    "http://[::1]:11434/v1,key-of-a-model,",
    "http://models.example.org/v1,key-of-a-model,ADVISORY_BASE_URL must begin with https",
    "http://127.example.org/v1,key-of-a-model,ADVISORY_BASE_URL must begin with https",
    "http://localhost.example.org/v1,key-of-a-model,ADVISORY_BASE_URL must begin with https",
    "https://models.example.org/v1,,ADVISORY_API_KEY is not set",
    "https://u:p@models.example.org/v1,key-of-a-model,must hold no user",
    "ftp://localhost/v1,,must be http",
  })
  void a_model_is_asked_where_nobody_listens(String url, String key, String refusal) {
    Map<String, String> model = new HashMap<>();
    model.put("ringledger.advisory.base-url", url);
    model.put("ringledger.advisory.model", "a-model");
    model.put("ringledger.advisory.api-key", key == null ? "" : key);
    List<String> problems = problems(model, TWO_ROLES, List.of());
    if (refusal == null) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).anyMatch(problem -> problem.contains(refusal));
      assertThat(problems.toString()).doesNotContain("key-of-a-model");
    }
  }

  @Test
  void a_production_for_trial_may_use_test_keys_and_a_stand_in_beside_it() {
    Map<String, String> trial =
        Map.of(
            "ringledger.payments.mode", "test",
            "ringledger.payments.stripe.api-key", "sk_test_of_a_test",
            "ringledger.payments.stripe.api-base", "http://127.0.0.1:9800");
    assertThat(problems(trial, TWO_ROLES, List.of())).isEmpty();
  }

  @Test
  void where_nobody_is_charged_nothing_about_it_is_needed() {
    Map<String, String> none =
        Map.of(
            "ringledger.payments.stripe.api-key", "",
            "ringledger.payments.stripe.webhook-secrets", "");
    assertThat(problems(none, TWO_ROLES, List.of())).isEmpty();
  }

  @Test
  void the_application_may_not_own_the_database() {
    var oneRole = new StartChecks.Database("ringledger", "pw", "ringledger");
    assertThat(problems(Map.of(), oneRole, List.of()))
        .singleElement()
        .asString()
        .contains("DATABASE_OWNER_USER");
  }

  @Test
  void a_database_password_is_required() {
    var open = new StartChecks.Database("ringledger_app", "", "ringledger_owner");
    assertThat(problems(Map.of(), open, List.of()))
        .singleElement()
        .asString()
        .contains("DATABASE_PASSWORD");
  }

  @Test
  void any_origin_is_refused() {
    assertThat(problems(Map.of(), TWO_ROLES, List.of("*")))
        .singleElement()
        .asString()
        .contains("CORS_ORIGINS");
  }

  @Test
  void a_local_start_may_use_the_stand_ins_but_needs_its_secrets() {
    Map<String, String> local =
        Map.of(
            "ringledger.mode", "local",
            "ringledger.ledger.mode", "sandbox",
            "ringledger.ledger.node-urls", "http://localhost:5005",
            "ringledger.xaman.mode", "stub",
            "ringledger.rewards.checkpoints.key", "",
            "ringledger.rewards.checkpoints.folder", "",
            "ringledger.jwt.secret-key", "");
    assertThat(problems(local, TWO_ROLES, List.of()))
        .singleElement()
        .asString()
        .contains("JWT_SECRET_KEY");
  }

  private static List<String> problems(
      Map<String, String> changes, StartChecks.Database database, List<String> corsOrigins) {
    Map<String, String> all = new HashMap<>(SAFE);
    all.putAll(changes);
    Settings settings =
        new SmallRyeConfigBuilder()
            .withMapping(Settings.class)
            .withSources(new PropertiesConfigSource(all, "test", 100))
            .build()
            .getConfigMapping(Settings.class);
    return StartChecks.problems(settings, database, corsOrigins);
  }
}
