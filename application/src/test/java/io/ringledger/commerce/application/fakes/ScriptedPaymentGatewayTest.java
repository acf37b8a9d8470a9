package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.contract.PaymentGatewayContract;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway.Fault;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway.Verb;
import io.ringledger.commerce.application.outbound.PaymentGateway;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.shared.domain.Money;
import java.time.Instant;
import java.util.List;

/** The stand-in keeps the contract of what it stands in for. */
class ScriptedPaymentGatewayTest extends PaymentGatewayContract {

  private final ScriptedPaymentGateway gateway = new ScriptedPaymentGateway(() -> {});

  @Override
  protected PaymentGateway gateway() {
    return gateway;
  }

  @Override
  protected Instant now() {
    return Instant.parse("2030-06-01T12:00:00Z");
  }

  @Override
  protected String methodThatEnds(Ending ending) {
    gateway.endings(
        switch (ending) {
          case PAID -> ScriptedPaymentGateway.Ending.PAID;
          case PROCESSING -> ScriptedPaymentGateway.Ending.PROCESSING;
          case NEEDS_ACTION -> ScriptedPaymentGateway.Ending.NEEDS_ACTION;
          case DECLINED -> ScriptedPaymentGateway.Ending.DECLINED;
        });
    return "pm_any";
  }

  @Override
  protected void next(Way way) {
    Fault fault =
        switch (way) {
          case NEVER_ARRIVES -> Fault.NEVER_ARRIVES;
          case ANSWER_IS_LOST -> Fault.ANSWER_IS_LOST;
        };
    List.of(Verb.PAY, Verb.REFUND).forEach(verb -> gateway.faults(verb, fault));
  }

  @Override
  protected long captured(AttemptId attempt) {
    return gateway.captured(attempt).map(Money::minor).orElse(0L);
  }

  @Override
  protected long refunded(AttemptId attempt) {
    return gateway.refunded(attempt).map(Money::minor).orElse(0L);
  }
}
