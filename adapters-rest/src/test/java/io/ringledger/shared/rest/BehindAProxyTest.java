package io.ringledger.shared.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A proxy that ends TLS says so, where the settings trust its word. */
@QuarkusTest
@TestProfile(BehindAProxyTest.Trusted.class)
class BehindAProxyTest {

  /** As {@code TRUST_PROXY=true} sets it. */
  public static final class Trusted implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.http.proxy.proxy-address-forwarding", "true");
    }
  }

  @Test
  void anAnswerOverTlsTellsBrowsersToStayWithTls() {
    assertThat(
            given()
                .header("X-Forwarded-Proto", "https")
                .get("/healthz")
                .header("Strict-Transport-Security"))
        .isEqualTo("max-age=63072000; includeSubDomains");
    assertThat(given().get("/healthz").header("Strict-Transport-Security")).isNull();
  }
}
