package io.ringledger.vault.rest.market;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.vault.application.intents.IntentIntake;
import io.ringledger.vault.application.intents.IntentIntake.ClaimOffer;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.intent.IntentRules.TradeOffer;
import io.ringledger.vault.domain.intent.SessionSignature;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One intent, its fields beside each other; or up to 1,000 in a list. */
public record SubmitIntentsRequest(
    @Nullable @Valid @Size(max = IntentIntake.MAX_INTENTS, message = "must be at most 1000")
        List<@NotNull(message = "must be given") Claim> claims,
    @Nullable @Size(min = 1, max = IntentIntake.MAX_INTENTS, message = "must be 1 to 1000")
        List<@NotNull(message = "must be given") IntentFields> intents,
    @Nullable String sessionId,
    @Nullable String action,
    @Nullable String itemId,
    @Nullable String from,
    @Nullable String to,
    @Nullable Long amountDrops,
    @Nullable String nonce,
    @Nullable Long clientTimestamp,
    @Nullable String signature) {

  /** A claim for the channel of a session, signed by its key. */
  @Schema(name = "SignedClaim")
  public record Claim(
      @NotNull(message = "must be given") @Wire(WireForm.UUID) String sessionId,
      @NotNull(message = "must be given")
          @Min(value = 1, message = "must be at least 1")
          @Max(value = Drops.MAX_VALUE, message = "must be at most all XRP there is")
          Long amountDrops,
      @NotNull(message = "must be given")
          @Pattern(regexp = "[0-9A-Fa-f]{128}", message = "must have 128 hexadecimal digits")
          String signature) {

    ClaimOffer offer() {
      return new ClaimOffer(
          SessionId.of(sessionId), new Drops(amountDrops), new SessionSignature(signature));
    }
  }

  /** The intents as far as they can be read; the request has been validated. */
  public List<Outcome<TradeOffer>> wanted() {
    return all().stream().map(IntentFields::offer).toList();
  }

  boolean isSingle() {
    return intents == null;
  }

  private List<IntentFields> all() {
    return intents == null
        ? List.of(
            new IntentFields(
                sessionId,
                action,
                itemId,
                from,
                to,
                amountDrops,
                nonce,
                clientTimestamp,
                signature))
        : intents;
  }

  List<ClaimOffer> claimOffers() {
    return claims == null ? List.of() : claims.stream().map(Claim::offer).toList();
  }
}
