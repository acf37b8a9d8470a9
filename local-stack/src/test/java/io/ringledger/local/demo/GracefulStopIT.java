package io.ringledger.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.LocalStack;
import io.ringledger.local.StackSettings;
import io.ringledger.local.Terminal;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.PromoterDesk.Half;
import io.ringledger.local.demo.PromoterDesk.Submitted;
import io.ringledger.local.demo.Wallet.KeyKind;
import io.ringledger.sandbox.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop in the middle of a confirm: what has begun is answered, and then the process ends. */
class GracefulStopIT {

  private static final Path APPLICATION =
      StackSettings.applicationOf(Path.of(System.getProperty("ringledger.home", "")));

  /** What a process ends with that a SIGTERM has ended. */
  private static final int ENDED_BY_TERM = 128 + 15;

  private static final long PATIENCE_SECONDS = 60;

  /** Long enough for the stop to begin, and shorter than what the application waits for a node. */
  private static final Duration SLOW = Duration.ofSeconds(3);

  @TempDir Path folder;

  @Test
  void aConfirmThatWaitsForTheLedgerIsAnsweredBeforeTheProcessEnds() throws Exception {
    StackSettings settings =
        StackSettings.onFreePorts(folder.resolve("data"), APPLICATION)
            .withCloseInterval(Duration.ofMillis(200));
    try (LocalStack stack = new LocalStack(settings, Terminal.ofProcess());
        LedgerClient ledger = new LedgerClient(stackStarted(stack).ledger());
        ApiClient api = new ApiClient(stack.api());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Planned planned = plan(api, ledger);
      Submitted submitted =
          planned
              .desk()
              .signAndSubmit(planned.desk().prepare(Half.ESCROWS, planned.bout()).getFirst());
      ObjectNode claim =
          PromoterDesk.evidence(
              Half.ESCROWS, submitted.kind(), ledger.awaitValidated(submitted.signed().hash()));

      CountDownLatch asked = slowDownTheLedger(stack);
      Future<Answer> confirm =
          threads.submit(
              () -> planned.desk().confirm(Half.ESCROWS, planned.bout(), claim, "before-the-stop"));
      assertThat(asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Integer> end = stack.beginStop();

      assertThat(
              confirm
                  .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                  .expect(200)
                  .path("escrow_status")
                  .asText())
          .isEqualTo("created");
      assertThat(end.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(ENDED_BY_TERM);
      assertThatThrownBy(() -> api.get("/healthz", Optional.empty()))
          .as("whoever comes later is refused, not left waiting")
          .isInstanceOf(PlayException.class);

      stack.startApplication();
      assertThat(planned.desk().confirm(Half.ESCROWS, planned.bout(), claim, "before-the-stop"))
          .as("what was answered while stopping was committed")
          .isEqualTo(confirm.get());
    }
  }

  private static LocalStack stackStarted(LocalStack stack) throws InterruptedException {
    stack.start();
    return stack;
  }

  /** The next answer about a transaction comes late; says when it was asked for. */
  private static CountDownLatch slowDownTheLedger(LocalStack stack) {
    CountDownLatch asked = new CountDownLatch(1);
    Faults once = stack.sandbox().faults().only("tx").times(1);
    once.slow(SLOW);
    once.lie(
        truth -> {
          asked.countDown();
          return truth;
        });
    return asked;
  }

  private record Planned(PromoterDesk desk, String bout) {}

  private static Planned plan(ApiClient api, LedgerClient ledger) throws InterruptedException {
    Person promoter = join(api, "promoter");
    Wallet wallet = Wallet.generate(KeyKind.ED25519);
    ledger.fund(wallet.address(), 1_000_000_000L);
    ObjectNode plan =
        Json.object()
            .put("fighter_a_user_id", fighter(api, ledger))
            .put("fighter_b_user_id", fighter(api, ledger))
            .put("event_datetime_utc", "2099-06-01T20:00:00Z")
            .put("promoter_owner_address", wallet.address());
    for (String purse : new String[] {"show_a", "show_b", "bonus_a", "bonus_b"}) {
      plan.put(purse + "_drops", 1_000_000);
    }
    JsonNode bout = api.post("/bouts", promoter.bearer(), plan, Map.of()).expect(201);
    return new Planned(
        new PromoterDesk(api, ledger, promoter, wallet), bout.path("bout_id").asText());
  }

  private static String fighter(ApiClient api, LedgerClient ledger) throws InterruptedException {
    Person fighter = join(api, "fighter");
    Wallet wallet = Wallet.generate(KeyKind.ED25519);
    ledger.fund(wallet.address(), 20_000_000L);
    ObjectNode profile =
        Json.object().put("display_name", "Ada").put("xrpl_address", wallet.address());
    api.put("/fighters/me", fighter.bearer(), profile).expect(200);
    return fighter.userId();
  }

  private static Person join(ApiClient api, String role) throws InterruptedException {
    String email = UUID.randomUUID() + "@example.org";
    return Person.join(api, role, email, "correct horse battery staple", role);
  }
}
