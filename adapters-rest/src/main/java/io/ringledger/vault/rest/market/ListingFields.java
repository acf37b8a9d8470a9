package io.ringledger.vault.rest.market;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.domain.intent.IntentRules.ListingOffer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A signed listing. What cannot be read is refused by itself, not with all that came with it. */
@Schema(name = "SignedListing")
public record ListingFields(
    @Nullable String sessionId,
    @Nullable String itemId,
    @Nullable String seller,
    @Nullable Long priceDrops,
    @Nullable Long expiresAtMs,
    @Nullable String nonce,
    @Nullable Long clientTimestamp,
    @Nullable String signature) {

  Outcome<ListingOffer> offer() {
    return Reader.read(
        reader ->
            new ListingOffer(
                reader.session(sessionId),
                reader.item(itemId),
                reader.wallet("seller", seller),
                reader.number("price_drops", priceDrops),
                reader.millis("expires_at_ms", expiresAtMs),
                reader.nonce(nonce),
                reader.millis("client_timestamp", clientTimestamp),
                reader.signature(signature)));
  }
}
