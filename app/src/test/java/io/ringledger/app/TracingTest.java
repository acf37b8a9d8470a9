package io.ringledger.app;

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
import org.junit.jupiter.api.Test;

/** One request is one trace, through to the statements and the calls outside. */
@QuarkusTest
@TestProfile(TracingTest.Traced.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class TracingTest {

  /** Traces, kept in memory and sent nowhere; the ledger is a port where nobody listens. */
  public static final class Traced extends LocalRun {

    public Traced() {
      super("sandbox");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("XRPL_NODE_URLS", "http://127.0.0.1:1/");
      settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
      settings.put("quarkus.otel.exporter.otlp.enabled", "false");
      settings.put("quarkus.otel.simple", "true");
      return settings;
    }
  }

  @Inject InMemorySpanExporter spans;

  @Test
  void a_confirm_is_one_trace_that_holds_http_sql_and_the_question_to_the_ledger() {
    Promotion promotion = Promotion.open();
    JsonPath planned = promotion.planBout();
    Map<String, Object> claim = createClaim(planned, "bonus_a");
    promotion
        .confirmEscrow(planned.getString("bout_id"), "traced-key", claim)
        .then()
        .statusCode(502);

    SpanData http = finished("POST /bouts/{bout_id}/escrows/confirm");
    List<SpanData> trace =
        spans.getFinishedSpanItems().stream()
            .filter(span -> span.getTraceId().equals(http.getTraceId()))
            .toList();

    assertThat(attributes(http)).containsKey("request_id");
    assertThat(trace)
        .extracting(SpanData::getName)
        .contains("unit of work", "ledger lookup")
        .anyMatch(name -> name.startsWith("SELECT"))
        .anyMatch(name -> name.startsWith("INSERT"));
    SpanData lookup =
        trace.stream()
            .filter(span -> span.getName().equals("ledger lookup"))
            .findFirst()
            .orElseThrow();
    assertThat(lookup.getParentSpanId()).isEqualTo(http.getSpanId());
    assertThat(lookup.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(attributes(lookup)).containsEntry("ringledger.answer", "Unavailable");

    String everything = trace.stream().map(SpanData::toString).collect(Collectors.joining());
    assertThat(everything)
        .contains("update")
        .doesNotContain(claim.get("tx_hash").toString())
        .doesNotContain(claim.get("condition_hex").toString())
        .doesNotContain("traced-key")
        .doesNotContain(promotion.promoter)
        .doesNotContain("'planned'");
  }

  private SpanData finished(String name) {
    long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
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

  private static Map<String, Object> attributes(SpanData span) {
    return span.getAttributes().asMap().entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().getKey(), Map.Entry::getValue));
  }
}
