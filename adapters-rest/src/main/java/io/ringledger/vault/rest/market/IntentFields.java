package io.ringledger.vault.rest.market;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.domain.intent.IntentRules.TradeOffer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A signed intent. What cannot be read is refused by itself, not with all that came with it. */
@Schema(name = "SignedIntent")
public record IntentFields(
    @Nullable String sessionId,
    @Nullable String action,
    @Nullable String itemId,
    @Nullable String from,
    @Nullable String to,
    @Nullable Long amountDrops,
    @Nullable String nonce,
    @Nullable Long clientTimestamp,
    @Nullable String signature) {

  Outcome<TradeOffer> offer() {
    return Reader.read(
        reader ->
            new TradeOffer(
                reader.session(sessionId),
                reader.action(action),
                reader.item(itemId),
                reader.wallet("from", from),
                reader.wallet("to", to),
                reader.number("amount_drops", amountDrops),
                reader.nonce(nonce),
                reader.millis("client_timestamp", clientTimestamp),
                reader.signature(signature)));
  }
}
