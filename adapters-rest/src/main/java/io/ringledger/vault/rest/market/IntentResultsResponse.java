package io.ringledger.vault.rest.market;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.intents.IntentIntake.Accepted;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of each intent, in the order of the intents. */
public record IntentResultsResponse(List<Item> results) {

  static IntentResultsResponse of(List<Outcome<Accepted>> outcomes) {
    return new IntentResultsResponse(
        IntStream.range(0, outcomes.size()).mapToObj(i -> item(i, outcomes.get(i))).toList());
  }

  private static Item item(int index, Outcome<Accepted> outcome) {
    return switch (outcome) {
      case Rejected<Accepted> refusal -> new Item(index, "rejected", null, ItemProblem.of(refusal));
      case Success<Accepted>(var accepted) ->
          new Item(
              index,
              accepted.again() ? "already_accepted" : "accepted",
              IntentResponse.of(accepted),
              null);
    };
  }

  /**
   * What became of one of them.
   *
   * @param intent null where it was refused
   * @param problem null where it was accepted
   */
  @Schema(name = "IntentResult")
  public record Item(
      int index, String status, @Nullable IntentResponse intent, @Nullable ItemProblem problem) {}
}
