package io.ringledger.vault.rest.market;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.market.Listings.Listed;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of each listing, in the order of the listings. */
public record ListingResultsResponse(List<Item> results) {

  static ListingResultsResponse of(List<Outcome<Listed>> outcomes) {
    return new ListingResultsResponse(
        IntStream.range(0, outcomes.size()).mapToObj(i -> item(i, outcomes.get(i))).toList());
  }

  private static Item item(int index, Outcome<Listed> outcome) {
    return switch (outcome) {
      case Rejected<Listed> refusal -> new Item(index, "rejected", null, ItemProblem.of(refusal));
      case Success<Listed>(var listed) ->
          new Item(
              index,
              listed.again() ? "already_listed" : "listed",
              ListingResponse.of(listed.listing()),
              null);
    };
  }

  /**
   * What became of one of them.
   *
   * @param listing null where it was refused
   * @param problem null where it was kept
   */
  @Schema(name = "ListingResult")
  public record Item(
      int index, String status, @Nullable ListingResponse listing, @Nullable ItemProblem problem) {}
}
