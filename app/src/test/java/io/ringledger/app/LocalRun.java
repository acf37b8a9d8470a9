package io.ringledger.app;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** The application as it runs on one's own machine; each test says whom it believes. */
abstract class LocalRun implements QuarkusTestProfile {

  private final String ledgerMode;

  LocalRun(String ledgerMode) {
    this.ledgerMode = ledgerMode;
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>();
    settings.put("RINGLEDGER_MODE", "local");
    settings.put("LEDGER_MODE", ledgerMode);
    settings.put("XAMAN_MODE", "stub");
    settings.put("JWT_SECRET_KEY", "tests-only-tests-only-tests-only-tests-only");
    settings.put("PREIMAGE_KEYS", "1:3q2+7wABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhs=");
    return settings;
  }
}
