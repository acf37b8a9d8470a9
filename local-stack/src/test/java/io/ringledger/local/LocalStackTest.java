package io.ringledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.paymentsandbox.PaymentSandbox;
import io.ringledger.xamansandbox.XamanSandbox;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

  @TempDir Path folder;

  private final RecordedTerminal recorded = new RecordedTerminal();
  private StackSettings settings;

  @BeforeEach
  void settings() throws IOException {
    settings = StackSettings.onFreePorts(folder.resolve("data"), FakeApplication.jarIn(folder));
  }

  @Test
  void everythingComesUpTheApplicationCanBeKilledAndStartedAgainAndDataSurvives() throws Exception {
    Map<String, String> before;
    try (LocalStack stack = new LocalStack(settings, recorded.terminal())) {
      stack.start();
      before = stack.applicationEnvironment();
      assertThat(before)
          .containsEntry("RINGLEDGER_MODE", "local")
          .containsEntry("LEDGER_MODE", "sandbox")
          .containsEntry("XAMAN_MODE", "stub")
          .containsEntry("DATABASE_USER", "ringledger_app");
      as("DATABASE_OWNER_USER", "DATABASE_OWNER_PASSWORD", before, "CREATE TABLE kept (id int)");
      assertThatThrownBy(
              () -> as("DATABASE_USER", "DATABASE_PASSWORD", before, "INSERT INTO kept VALUES (1)"))
          .as("the application's role has no rights but those it is granted")
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(
                      before.get("DATABASE_URL"), before.get("DATABASE_USER"), "a guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");

      long firstPid = stack.applicationPid();
      stack.killApplication();
      stack.startApplication();
      assertThat(stack.applicationPid()).isNotEqualTo(firstPid);
      assertThat(health(stack.api())).isEqualTo(200);
    }
    try (LocalStack stack = new LocalStack(settings, recorded.terminal())) {
      stack.startBacking();
      Map<String, String> after = stack.applicationEnvironment();
      assertThat(after.get("JWT_SECRET_KEY")).isEqualTo(before.get("JWT_SECRET_KEY"));
      assertThat(after.get("PREIMAGE_KEYS")).isEqualTo(before.get("PREIMAGE_KEYS"));
      as("DATABASE_OWNER_USER", "DATABASE_OWNER_PASSWORD", after, "DROP TABLE kept");
    }
    assertThat(Files.readString(folder.resolve("data/logs/ringledger.log")))
        .contains("listening as ringledger_app");
  }

  @Test
  void aXamanSandboxStandsBesideTheLedgerAndKeepsItsCredentials() throws Exception {
    StackSettings asking = settings.withXamanOn(0);
    Map<String, String> before;
    try (LocalStack stack = new LocalStack(asking, recorded.terminal())) {
      stack.startBacking();
      before = stack.applicationEnvironment();
      XamanSandbox xaman = stack.xaman().orElseThrow();
      assertThat(before)
          .containsEntry("XAMAN_MODE", "api")
          .containsEntry("XAMAN_BASE_URL", xaman.baseUrl().toString())
          .containsEntry("XAMAN_API_KEY", xaman.apiKey())
          .containsEntry("XAMAN_API_SECRET", xaman.apiSecret());
      assertThat(pinged(before)).isEqualTo(200);
      assertThat(LocalXaman.explanation(xaman))
          .contains(xaman.root() + "sandbox/wallets", "a simulator")
          .doesNotContain(xaman.apiSecret());
    }
    try (LocalStack stack = new LocalStack(asking, recorded.terminal())) {
      stack.startBacking();
      assertThat(stack.applicationEnvironment())
          .containsEntry("XAMAN_API_SECRET", before.get("XAMAN_API_SECRET"));
    }
  }

  @Test
  void aPaymentSandboxStandsBesideTheLedgerAndTheApplicationBelievesIt() throws Exception {
    Map<String, String> before;
    try (LocalStack stack = new LocalStack(settings, recorded.terminal())) {
      stack.startBacking();
      before = stack.applicationEnvironment();
      PaymentSandbox payments = stack.payments().sandbox();
      assertThat(before)
          .containsEntry("STRIPE_API_BASE", payments.baseUrl().toString())
          .containsEntry("STRIPE_API_KEY", payments.key())
          .containsEntry("PAYMENTS_MODE", "test");
      assertThat(stack.payments().explanation())
          .contains(payments.baseUrl().toString(), "a simulator")
          .doesNotContain(payments.key());
      assertThat(stack.data().resolve("payments")).isDirectory();
    }
    try (LocalStack stack = new LocalStack(settings, recorded.terminal())) {
      stack.startBacking();
      String secrets = String.valueOf(before.get("STRIPE_WEBHOOK_SECRETS"));
      assertThat(stack.applicationEnvironment())
          .containsEntry("STRIPE_API_KEY", before.get("STRIPE_API_KEY"))
          .containsEntry("STRIPE_WEBHOOK_SECRETS", secrets);
      stack.payments().rotateSecret(Duration.ofMinutes(1));
      assertThat(stack.applicationEnvironment().get("STRIPE_WEBHOOK_SECRETS"))
          .matches("whsec_[^,]+,whsec_[^,]+")
          .endsWith("," + secrets);
    }
  }

  private static int pinged(Map<String, String> environment)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(environment.get("XAMAN_BASE_URL")).resolve("ping"))
                  .header("x-api-key", environment.get("XAMAN_API_KEY"))
                  .header("x-api-secret", environment.get("XAMAN_API_SECRET"))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void anApplicationThatDiesWhileStartingIsReportedWithItsLastWords() {
    try (LocalStack stack =
        new LocalStack(
            settings.withEnvironment(Map.of(FakeApplication.DIE, "yes")), recorded.terminal())) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(StackException.class)
          .hasMessageContaining("ended while it was starting")
          .hasMessageContaining("the database is on fire");
      assertThat(recorded.complained()).contains("ERROR the database is on fire");
      assertThat(stack.isClosed()).isTrue();
    }
  }

  @Test
  void aPortInUseIsSaidInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0);
        LocalStack api =
            new LocalStack(settings.withPorts(taken.getLocalPort(), 0), recorded.terminal());
        LocalStack ledger =
            new LocalStack(settings.withPorts(0, taken.getLocalPort()), recorded.terminal());
        LocalStack xaman =
            new LocalStack(settings.withXamanOn(taken.getLocalPort()), recorded.terminal());
        LocalStack payments =
            new LocalStack(settings.withPaymentsOn(taken.getLocalPort()), recorded.terminal())) {
      assertThatThrownBy(api::start)
          .isInstanceOf(StackException.class)
          .hasMessageContaining("RingLedger cannot listen on port " + taken.getLocalPort())
          .hasMessageContaining("--port");
      assertThatThrownBy(ledger::start)
          .isInstanceOf(StackException.class)
          .hasMessageContaining("The sandbox ledger cannot listen on port " + taken.getLocalPort())
          .hasMessageContaining("--ledger-port");
      assertThatThrownBy(xaman::start)
          .isInstanceOf(StackException.class)
          .hasMessageContaining("The Xaman sandbox cannot listen on port " + taken.getLocalPort())
          .hasMessageContaining("--xaman-port");
      assertThatThrownBy(payments::start)
          .isInstanceOf(StackException.class)
          .hasMessageContaining("The payment sandbox cannot listen on port " + taken.getLocalPort())
          .hasMessageContaining("--payments-port");
    }
  }

  @Test
  void aMissingApplicationIsSaidInOneSentence() {
    StackSettings unbuilt = StackSettings.onFreePorts(folder, folder.resolve("missing.jar"));
    try (LocalStack stack = new LocalStack(unbuilt, recorded.terminal())) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(StackException.class)
          .hasMessageContaining("The application is not built");
    }
  }

  @Test
  void aDatabaseWithoutItsSecretsIsNotTouched() throws Exception {
    Path postgres = Files.createDirectories(folder.resolve("data/postgres"));
    Files.createFile(postgres.resolve("ringledger.complete"));
    try (LocalStack stack = new LocalStack(settings, recorded.terminal())) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(StackException.class)
          .hasMessageContaining("put secrets.properties back");
    }
    assertThat(postgres.resolve("ringledger.complete")).exists();
  }

  private static void as(
      String userName, String passwordName, Map<String, String> environment, String sql)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                environment.get("DATABASE_URL"),
                environment.get(userName),
                environment.get(passwordName));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int health(URI api) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(api.resolve("/healthz")).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
