package io.ringledger.rewards.rest.response;

import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementEnd;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Cancelled;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Failed;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Succeeded;
import io.ringledger.rewards.domain.settlement.SettlementStep;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A reward settlement as it stands.
 *
 * @param outcome how it succeeded, where it has
 * @param failure why it failed, where it has
 * @param detail more about its end, where there is more to say
 * @param parked why it waits for an admin, where it does
 * @param decision what the policy made of the event; null where it has not decided, or never will
 */
public record SettlementResponse(
    String settlementId,
    String source,
    String eventId,
    String eventType,
    String state,
    @Nullable String outcome,
    @Nullable String failure,
    @Nullable String detail,
    @Nullable String accountId,
    @Nullable String entryId,
    int attempt,
    @Nullable String parked,
    String acceptedAt,
    String dueAt,
    List<Step> steps,
    @Nullable DecisionResponse decision,
    Links links) {

  public static SettlementResponse of(
      RewardSettlement settlement, Optional<RecordedDecision> decision) {
    Optional<SettlementEnd> end = settlement.end();
    Optional<String> account = settlement.account().map(AccountId::toString);
    return new SettlementResponse(
        settlement.id().toString(),
        settlement.reference().source(),
        settlement.reference().eventId(),
        settlement.eventType(),
        settlement.state().wire(),
        end.flatMap(SettlementResponse::outcome).orElse(null),
        end.flatMap(SettlementResponse::failure).orElse(null),
        end.flatMap(SettlementResponse::detail).orElse(null),
        account.orElse(null),
        settlement.entry().map(EntryId::toString).orElse(null),
        settlement.attempt(),
        settlement.parked().orElse(null),
        settlement.acceptedAt().toString(),
        settlement.dueAt().toString(),
        settlement.steps().stream().map(Step::of).toList(),
        decision.map(DecisionResponse::of).orElse(null),
        new Links(
            ReceivedEventResponse.pathOf(settlement),
            account.map(id -> "/accounts/" + id).orElse(null)));
  }

  static Optional<String> outcome(SettlementEnd end) {
    return end instanceof Succeeded done ? Optional.of(done.outcome().wire()) : Optional.empty();
  }

  static Optional<String> failure(SettlementEnd end) {
    return end instanceof Failed failed ? Optional.of(failed.failure().wire()) : Optional.empty();
  }

  private static Optional<String> detail(SettlementEnd end) {
    return switch (end) {
      case Succeeded done -> done.detail();
      case Failed failed -> Optional.of(failed.detail());
      case Cancelled cancelled -> Optional.of(cancelled.reason());
    };
  }

  /** A state that it entered. */
  @Schema(name = "SettlementStep")
  public record Step(String state, String at, int attempt) {

    static Step of(SettlementStep step) {
      return new Step(step.state().wire(), step.at().toString(), step.attempt());
    }
  }

  /** Where more is. */
  @Schema(name = "SettlementLinks")
  public record Links(String self, @Nullable String account) {}
}
