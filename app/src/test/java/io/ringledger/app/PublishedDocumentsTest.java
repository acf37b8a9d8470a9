package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.vault.application.content.Contents;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.DocumentKind;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A document is there at once, and gets into a store that is away at first once it is back. */
@QuarkusTest
@TestProfile(PublishedDocumentsTest.InFolder.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class PublishedDocumentsTest {

  // The same for the profile, which another class loader loads.
  private static final Path FOLDER = Path.of("target", "published-documents");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The store is a folder. */
  public static final class InFolder extends LocalRun {

    public InFolder() {
      super("declared");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("CONTENT_STORE", "folder");
      settings.put("CONTENT_DIR", FOLDER.toString());
      settings.put("CONTENT_POLL_EVERY", "1s");
      return settings;
    }
  }

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @Inject Contents contents;
  @Inject UnitOfWork unitOfWork;

  @Test
  void a_document_is_read_at_once_and_handed_over_when_the_store_is_back() throws IOException {
    clear();
    Files.writeString(FOLDER, "a file where the folder should be");
    byte[] bytes = "{\"batch\": 1}".getBytes(StandardCharsets.UTF_8);
    Cid cid = unitOfWork.execute(() -> contents.publish(DocumentKind.BATCH, bytes));

    Response answer = given().get("/api/documents/" + cid);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.asByteArray()).isEqualTo(bytes);
    assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    await(() -> isMeasured("ringledger_content_stored_total", "unavailable"));
    assertThat(scrape()).contains("ringledger_dependency_degraded{dependency=\"content\"} 1.0");

    Files.delete(FOLDER);
    Path file = FOLDER.resolve(cid.text().substring(56, 58)).resolve(cid.text());
    await(() -> Files.exists(file));
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    await(() -> isMeasured("ringledger_content_stored_total", "stored"));
    assertThat(scrape()).contains("ringledger_dependency_degraded{dependency=\"content\"} 0.0");
  }

  @Test
  void what_is_not_kept_with_the_rest_is_not_published() {
    byte[] bytes = "{\"batch\": 2}".getBytes(StandardCharsets.UTF_8);
    try {
      unitOfWork.run(
          () -> {
            contents.publish(DocumentKind.BATCH, bytes);
            throw new IllegalStateException("the batch was not cut");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("the batch was not cut");
    }

    assertThat(given().get("/api/documents/" + Cid.of(bytes)).statusCode()).isEqualTo(404);
  }

  private static void clear() throws IOException {
    if (Files.exists(FOLDER)) {
      try (Stream<Path> all = Files.walk(FOLDER)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private boolean isMeasured(String metric, String outcome) {
    return scrape()
        .lines()
        .anyMatch(
            line ->
                line.startsWith(metric)
                    && line.contains("outcome=\"" + outcome + "\"")
                    && !line.endsWith(" 0.0"));
  }

  private String scrape() {
    return given().get(metrics).asString();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
