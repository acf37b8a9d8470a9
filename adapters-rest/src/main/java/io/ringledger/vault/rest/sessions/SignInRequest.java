package io.ringledger.vault.rest.sessions;

import io.ringledger.vault.application.sessions.SignIn.SignedMessage;
import io.ringledger.vault.domain.signin.SignInMessage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A wallet that wants to be known. */
public record SignInRequest(
    @NotNull(message = Form.GIVEN) @Size(max = SignInMessage.MAX_LENGTH, message = Form.LENGTH)
        String message,
    @NotNull(message = Form.GIVEN) @Valid WalletProofFields proof) {

  SignedMessage signed() {
    return new SignedMessage(message, proof.wallet());
  }
}
