package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.contract.SigningRequestsContract;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import java.util.UUID;

class ScriptedApiSigningRequestsTest extends SigningRequestsContract {

  private final ScriptedSigningRequests requests = new ScriptedSigningRequests(Mode.API);

  @Override
  protected SigningRequests requests() {
    return requests;
  }

  @Override
  protected Mode mode() {
    return Mode.API;
  }

  @Override
  protected void happens(UUID payload, SigningResult result) {
    requests.happens(payload, result);
  }

  @Override
  protected boolean goesDown() {
    requests.failsAfter(0);
    return true;
  }
}
