package io.ringledger.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.rest.server.OutcomeMeter;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each answer of an operation is counted under its name, with its code. */
@QuarkusTest
class OutcomesTest {

  @Singleton
  static class Counted implements OutcomeMeter {

    private final List<String> outcomes = new CopyOnWriteArrayList<>();

    @Override
    public void count(String operation, String outcome) {
      outcomes.add(operation + " " + outcome);
    }
  }

  @Inject Counted counted;

  @BeforeEach
  void forget() {
    counted.outcomes.clear();
  }

  @Test
  void refusalsOfTheBusinessAndOfHttpAreToldApart() {
    Person promoter = Api.join("counted", "promoter");
    Api.get(promoter, "/bouts/00000000-0000-7000-8000-00000000dead").then().statusCode(404);
    Api.get(promoter, "/bouts/no-id").then().statusCode(400);
    Api.get(null, "/bouts").then().statusCode(401);
    Api.post(promoter, "/bouts/00000000-0000-7000-8000-00000000dead/result", Map.of("winner", "A"))
        .then()
        .statusCode(403);
    Api.post(promoter, "/bouts", "{").then().statusCode(400);
    assertThat(counted.outcomes)
        .containsExactly(
            "register success",
            "login success",
            "getBout not_found",
            "getBout validation_failed",
            "listBouts unauthenticated",
            "enterResult forbidden",
            "planBout malformed_json");
  }

  @Test
  void whatIsNoOperationIsNotCounted() {
    Api.get(null, "/nothing").then().statusCode(404);
    Api.get(null, "/healthz/ready").then().statusCode(200);
    Api.get(null, "/healthz/live").then().statusCode(200);
    assertThat(counted.outcomes).isEmpty();
  }
}
