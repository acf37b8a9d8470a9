package io.ringledger.rewards.rest.response;

import io.ringledger.rewards.application.settlement.RewardIntake.Received;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.rest.Problem;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of each event of a batch, in the order of the events. */
public record ReceivedBatchResponse(List<Item> results) {

  private static final int ACCEPTED = 202;
  private static final int OK = 200;

  public static ReceivedBatchResponse of(List<Outcome<Received>> outcomes) {
    return new ReceivedBatchResponse(
        IntStream.range(0, outcomes.size()).mapToObj(i -> item(i, outcomes.get(i))).toList());
  }

  private static Item item(int index, Outcome<Received> outcome) {
    return switch (outcome) {
      case Rejected<Received>(var code, var reason, _) ->
          new Item(
              index, null, Problem.status(code.category()), code.code(), reason, null, null, null);
      case Success<Received>(var received) -> {
        RewardSettlement settlement = received.settlement();
        yield new Item(
            index,
            settlement.reference().eventId(),
            received.known() ? OK : ACCEPTED,
            null,
            null,
            settlement.id().toString(),
            settlement.state().wire(),
            ReceivedEventResponse.pathOf(settlement));
      }
    };
  }

  /**
   * What became of one of them.
   *
   * @param eventId null where it was refused
   */
  @Schema(name = "ReceivedBatchItem")
  public record Item(
      int index,
      @Nullable String eventId,
      int status,
      @Nullable String code,
      @Nullable String detail,
      @Nullable String settlementId,
      @Nullable String state,
      @Nullable String statusUrl) {}
}
