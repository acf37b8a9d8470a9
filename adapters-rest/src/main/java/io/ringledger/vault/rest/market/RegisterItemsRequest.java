package io.ringledger.vault.rest.market;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.market.Items;
import io.ringledger.vault.domain.market.Item;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Items that are brought out. */
public record RegisterItemsRequest(
    @NotNull(message = "must be given")
        @Size(min = 1, max = Items.MAX_ITEMS, message = "must be 1 to 1000")
        List<@NotNull(message = "must be given") ItemFields> items) {

  /** The items as far as they can be read; the request has been validated. */
  public List<Outcome<Item>> wanted() {
    return items.stream().map(ItemFields::item).toList();
  }

  /** One of them. */
  @Schema(name = "NewItem")
  public record ItemFields(
      @Nullable String itemId,
      @Nullable String owner,
      @Nullable Long royaltyBasisPoints,
      @Nullable String royaltyWallet) {

    Outcome<Item> item() {
      return Reader.read(
              reader ->
                  Item.of(
                      reader.item(itemId),
                      reader.wallet("owner", owner),
                      basisPoints(),
                      royaltyWallet == null
                          ? Optional.empty()
                          : Optional.of(reader.wallet("royalty_wallet", royaltyWallet))))
          .then(item -> item);
    }

    private int basisPoints() {
      long points = royaltyBasisPoints == null ? 0 : royaltyBasisPoints;
      return Math.clamp(points, -1, Item.MAX_ROYALTY + 1);
    }
  }
}
