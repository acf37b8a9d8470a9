package io.ringledger.commerce.stripe;

import io.ringledger.commerce.application.contract.PaymentGatewayContract;
import io.ringledger.commerce.application.outbound.PaymentGateway;
import io.ringledger.commerce.domain.AttemptId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** The gateway of the port's contract, on a simulated Stripe. */
class StripePaymentGatewayContractTest extends PaymentGatewayContract {

  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final StripeScene scene = new StripeScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  @Override
  protected PaymentGateway gateway() {
    return scene.gateway;
  }

  @Override
  protected Instant now() {
    return scene.sandbox.now();
  }

  @Override
  protected String methodThatEnds(Ending ending) {
    return switch (ending) {
      case PAID -> "pm_card_visa";
      case PROCESSING -> "pm_sandbox_processing";
      case NEEDS_ACTION -> "pm_card_authenticationRequired";
      case DECLINED -> "pm_card_chargeDeclinedInsufficientFunds";
    };
  }

  @Override
  protected void next(Way way) {
    switch (way) {
      case NEVER_ARRIVES -> scene.sandbox.faults().times(1).timeOutBefore(AT_ONCE);
      case ANSWER_IS_LOST -> scene.sandbox.faults().times(1).timeOutAfterCharging(AT_ONCE);
    }
  }

  @Override
  protected long captured(AttemptId attempt) {
    return scene.captured(attempt);
  }

  @Override
  protected long refunded(AttemptId attempt) {
    return scene.refunded(attempt);
  }
}
