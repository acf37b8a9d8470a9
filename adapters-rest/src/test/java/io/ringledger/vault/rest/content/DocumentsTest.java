package io.ringledger.vault.rest.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ringledger.vault.domain.content.Cid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DocumentsTest {

  private static final String NAME = OneDocument.DOCUMENT.cid().text();

  @Test
  void aDocumentIsAnsweredByteForByteToEverybodyAndMayBeKeptForEver() {
    Response json = RestAssured.get("/api/documents/" + NAME);

    assertThat(json.statusCode()).isEqualTo(200);
    assertThat(json.asByteArray()).isEqualTo(OneDocument.DOCUMENT.bytes());
    assertThat(json.contentType()).startsWith("application/json");
    assertThat(json.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(json.header("ETag")).isEqualTo("\"" + NAME + "\"");
    assertThat(json.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void itIsRawWhereThatIsAskedFor() {
    Response raw =
        RestAssured.given().accept("application/vnd.ipld.raw").get("/api/documents/" + NAME);

    assertThat(raw.contentType()).startsWith("application/vnd.ipld.raw");
    assertThat(raw.asByteArray()).isEqualTo(OneDocument.DOCUMENT.bytes());
    assertThat(RestAssured.given().accept("image/png").get("/api/documents/" + NAME).statusCode())
        .isEqualTo(406);
  }

  @Test
  void whoeverHasItIsNotSentItAgain() {
    Response unchanged =
        RestAssured.given()
            .header("If-None-Match", "\"" + NAME + "\"")
            .get("/api/documents/" + NAME);

    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.asByteArray()).isEmpty();
    assertThat(unchanged.header("ETag")).isEqualTo("\"" + NAME + "\"");
  }

  @Test
  void whatWasNeverPublishedIsNotFound() {
    Response unknown = RestAssured.get("/api/documents/" + Cid.of(new byte[] {1}));

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.<String>path("code")).isEqualTo("document_not_found");
    assertThat(unknown.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "null",
        "%00",
        "QmRN6wdp1S2A5EtjW9A3M1vKSBuQQGcgvuhoMUoEz4iiT5",
        "BAFKREIBM6JG3UX5QUMHCN2B3FLC3TYU6DMLB4XA7U5BF44YEGNRJHC4YEQ"
      })
  void whatIsNoNameOfOursIsRefused(String cid) {
    Response refused = RestAssured.given().urlEncodingEnabled(false).get("/api/documents/" + cid);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.<String>path("code")).isEqualTo("document_id_invalid");
  }
}
