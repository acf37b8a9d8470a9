package io.ringledger.vault.rest.sessions;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.signin.SessionGrant;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the signed message grants, said once more so that nothing has to be read out of a text. */
@Schema(name = "SessionGrant")
public record SessionGrantFields(
    @NotNull(message = Form.GIVEN) @Pattern(regexp = Form.HASH_FORM, message = Form.HASH)
        String publicKey,
    @NotNull(message = Form.GIVEN)
        @Min(value = 1, message = Form.DROPS)
        @Max(value = Drops.MAX_VALUE, message = Form.DROPS)
        Long capDrops,
    @NotNull(message = Form.GIVEN) @Wire(WireForm.TIME) String expiresAt,
    @NotNull(message = Form.GIVEN) @Size(min = 1, max = 3, message = ACTIONS)
        List<@NotNull(message = Form.GIVEN) @Pattern(regexp = ACTION_FORM, message = ACTION) String>
            actions,
    @NotNull(message = Form.GIVEN) @Pattern(regexp = Form.ADDRESS_FORM, message = Form.ADDRESS)
        String fundingAccount,
    @NotNull(message = Form.GIVEN) @Pattern(regexp = Form.ADDRESS_FORM, message = Form.ADDRESS)
        String payoutAccount) {

  private static final String ACTIONS = "must have 1 to 3 actions";
  private static final String ACTION = "must be TRADE, BID or BUY_NOW";
  private static final String ACTION_FORM = "TRADE|BID|BUY_NOW";

  /** The grant, or that it cannot be one. */
  Outcome<SessionGrant> grant() {
    Optional<XrplAddress> funder = XrplAddress.parse(fundingAccount);
    Optional<XrplAddress> payee = XrplAddress.parse(payoutAccount);
    if (funder.isEmpty() || payee.isEmpty()) {
      return Outcome.rejected(
          VaultFailure.SESSION_TERMS_INVALID, "An account's checksum is wrong.");
    }
    Set<IntentAction> granted =
        actions.stream()
            .map(IntentAction::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(IntentAction.class)));
    try {
      return Outcome.success(
          new SessionGrant(
              new Ed25519Key(publicKey),
              new Drops(capDrops),
              OffsetDateTime.parse(expiresAt).toInstant(),
              granted,
              funder.get(),
              payee.get()));
    } catch (IllegalArgumentException unsayable) {
      return Outcome.rejected(
          VaultFailure.SESSION_TERMS_INVALID, "A session ends at a whole second.");
    }
  }
}
