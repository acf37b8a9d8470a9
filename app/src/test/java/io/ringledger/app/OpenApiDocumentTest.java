package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The file that integrators read is the description that the application serves. */
@QuarkusTest
@TestProfile(DeclaredMode.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OpenApiDocumentTest {

  private static final Path COMMITTED = Path.of("../docs/openapi.yaml");
  private static final Path SERVED = Path.of("target/openapi.yaml");

  @Test
  void the_committed_description_is_the_one_that_is_served() throws IOException {
    String served =
        given()
            .accept("application/yaml")
            .get("/openapi")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    Files.writeString(SERVED, served);
    assertThat(COMMITTED)
        .as("if the change is meant: cp app/target/openapi.yaml docs/openapi.yaml")
        .hasContent(served);
  }
}
