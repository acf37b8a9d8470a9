package io.ringledger.app;

import static io.ringledger.app.Promotion.as;
import static io.ringledger.app.Promotion.createClaim;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One request, or one run of a job, is one trace: to the statements and the calls outside. */
@QuarkusTest
@TestProfile(TracingTest.Traced.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@QuarkusTestResource(value = Sandboxes.class, restrictToAnnotatedClass = true)
class TracingTest {

  private static final String PREPARE = "POST /bouts/{bout_id}/escrows/prepare";
  private static final String CONFIRM = "POST /bouts/{bout_id}/escrows/confirm";
  private static final String JOB = "job follow";

  /** Traces, kept in memory and sent nowhere. */
  public static final class Traced extends LocalRun {

    public Traced() {
      super("sandbox");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("XAMAN_MODE", "api");
      settings.put("AUTO_CONFIRM", "false");
      settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
      settings.put("quarkus.otel.exporter.otlp.enabled", "false");
      settings.put("quarkus.otel.simple", "true");
      return settings;
    }
  }

  @Inject InMemorySpanExporter spans;
  Sandboxes sandboxes;

  private Promotion promotion;
  private JsonPath planned;
  private String payload;

  @BeforeEach
  void prepareABout() {
    promotion = Promotion.open();
    planned = sandboxes.plan(promotion);
    spans.reset();
    payload =
        as(promotion.promoter)
            .post("/bouts/{id}/escrows/prepare", planned.getString("bout_id"))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getString(
                "escrows.find { it.escrow_kind == 'bonus_a' }.xaman_sign_request.payload_id");
  }

  @Test
  void a_prepare_is_one_trace_that_holds_http_sql_and_the_questions_to_ledger_and_wallet() {
    SpanData http = finished(PREPARE);
    List<SpanData> trace = traceOf(http);

    assertThat(attributes(http)).containsKey("request_id");
    assertThat(trace)
        .extracting(SpanData::getName)
        .contains("unit of work", "ledger standing", "ledger preflight", "wallet create")
        .anyMatch(name -> name.startsWith("SELECT"))
        .anyMatch(name -> name.startsWith("INSERT"));
    SpanData create = named(trace, "wallet create");
    assertThat(create.getParentSpanId()).isEqualTo(http.getSpanId());
    assertThat(create.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(attributes(create)).containsEntry("ringledger.answer", "Success");
    assertThat(trace.toString()).doesNotContain(payload).doesNotContain(promotion.promoter);
  }

  @Test
  void a_confirm_is_one_trace_that_holds_http_sql_and_the_question_to_the_ledger() {
    Map<String, Object> claim = createClaim(planned, "bonus_a");
    String hash = sandboxes.sign(payload);
    claim.put("tx_hash", hash);
    claim.put("offer_sequence", sandboxes.sequence(hash));
    promotion
        .confirmEscrow(planned.getString("bout_id"), "traced-key", claim)
        .then()
        .statusCode(200);

    SpanData http = finished(CONFIRM);
    List<SpanData> trace = traceOf(http);

    assertThat(attributes(http)).containsKey("request_id");
    assertThat(trace)
        .extracting(SpanData::getName)
        .contains("unit of work", "ledger lookup")
        .anyMatch(name -> name.startsWith("SELECT"))
        .anyMatch(name -> name.startsWith("INSERT"));
    SpanData lookup = named(trace, "ledger lookup");
    assertThat(lookup.getParentSpanId()).isEqualTo(http.getSpanId());
    assertThat(lookup.getKind()).isEqualTo(SpanKind.CLIENT);

    assertThat(trace.toString())
        .contains("update")
        .doesNotContain(hash)
        .doesNotContain(claim.get("condition_hex").toString())
        .doesNotContain("traced-key")
        .doesNotContain(promotion.promoter)
        .doesNotContain("'planned'");
  }

  @Test
  void each_run_of_a_job_is_a_trace_of_its_own() {
    SpanData job = finished(JOB);

    assertThat(job.getParentSpanContext().isValid()).isFalse();
    assertThat(attributes(job).get("request_id").toString()).startsWith("job-");
    assertThat(traceOf(job))
        .extracting(SpanData::getName)
        .contains("unit of work", "wallet result")
        .anyMatch(name -> name.startsWith("SELECT"));
  }

  @Test
  void nothing_is_traced_that_neither_a_request_nor_a_job_has_begun() {
    finished(JOB);
    assertThat(spans.getFinishedSpanItems())
        .filteredOn(span -> !span.getParentSpanContext().isValid())
        .extracting(SpanData::getKind)
        .containsOnly(SpanKind.SERVER, SpanKind.CONSUMER);
  }

  private SpanData finished(String name) {
    long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < patience) {
      for (SpanData span : spans.getFinishedSpanItems()) {
        if (span.getName().equals(name)) {
          return span;
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    throw new AssertionError(name + " is not among " + spans.getFinishedSpanItems());
  }

  private List<SpanData> traceOf(SpanData root) {
    return spans.getFinishedSpanItems().stream()
        .filter(span -> span.getTraceId().equals(root.getTraceId()))
        .toList();
  }

  private static SpanData named(List<SpanData> trace, String name) {
    return trace.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  private static Map<String, Object> attributes(SpanData span) {
    return span.getAttributes().asMap().entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().getKey(), Map.Entry::getValue));
  }
}
