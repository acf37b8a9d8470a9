package io.ringledger.vault.rest.market;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.market.Items.Registered;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of each item, in the order of the items. */
public record ItemResultsResponse(List<Item> results) {

  static ItemResultsResponse of(List<Outcome<Registered>> outcomes) {
    return new ItemResultsResponse(
        IntStream.range(0, outcomes.size()).mapToObj(i -> item(i, outcomes.get(i))).toList());
  }

  private static Item item(int index, Outcome<Registered> outcome) {
    return switch (outcome) {
      case Rejected<Registered> refusal ->
          new Item(index, "rejected", null, ItemProblem.of(refusal));
      case Success<Registered>(var registered) ->
          new Item(
              index,
              registered.again() ? "already_registered" : "registered",
              registered.item().id().value(),
              null);
    };
  }

  /**
   * What became of one of them.
   *
   * @param itemId null where it was refused
   * @param problem null where it is registered
   */
  @Schema(name = "ItemResult")
  public record Item(
      int index, String status, @Nullable String itemId, @Nullable ItemProblem problem) {}
}
