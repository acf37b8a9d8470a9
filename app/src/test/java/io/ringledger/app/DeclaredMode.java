package io.ringledger.app;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Claims are taken at their word, so that every refusal of the contract can be provoked. */
public final class DeclaredMode implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("ringledger.ledger.mode", "declared");
  }
}
