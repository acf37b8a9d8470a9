package io.ringledger.shared.rest.health;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.rest.testing.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProbeResourceTest {

  @Test
  void probesNeedNoToken() {
    Api.get(null, "/healthz").then().statusCode(200).body(equalTo("{\"status\":\"ok\"}"));
    Api.get(null, "/healthz/live").then().statusCode(200).body(equalTo("{\"status\":\"ok\"}"));
    Api.get(null, "/healthz/ready").then().statusCode(200).body("status", equalTo("ready"));
  }

  @Test
  void probesAreNotPartOfTheDescribedApi() {
    Api.get(null, "/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths", hasKey("/healthz"))
        .body("paths", not(hasKey("/healthz/live")))
        .body("paths", not(hasKey("/healthz/ready")));
  }
}
