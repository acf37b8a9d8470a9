package io.ringledger.vault.rest.sessions;

import io.ringledger.vault.application.sessions.SignIn.KeyRequest;
import io.ringledger.vault.domain.SessionId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.HexFormat;

/** A session key that wants a token, see docs/vault-encodings.md. */
public record SessionTokenRequest(
    @NotNull(message = Form.GIVEN)
        @Min(value = 0, message = TIME)
        @Max(value = 253_402_300_799_999L, message = TIME)
        Long timestamp,
    @NotNull(message = Form.GIVEN) @Pattern(regexp = Form.SIGNATURE_FORM, message = Form.SIGNATURE)
        String signature) {

  private static final String TIME = "must be milliseconds since 1970";

  KeyRequest asked(SessionId session) {
    return new KeyRequest(
        session, Instant.ofEpochMilli(timestamp), HexFormat.of().parseHex(signature));
  }
}
