package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;

/** The probes on a real, migrated database. */
@QuarkusTest
@TestProfile(DeclaredMode.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ProbesTest {

  @Test
  void a_migrated_database_makes_ready() {
    given()
        .get("/healthz/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("ready"))
        .body("checks.database.status", equalTo("up"))
        .body("checks.migrations.status", equalTo("up"));
  }
}
