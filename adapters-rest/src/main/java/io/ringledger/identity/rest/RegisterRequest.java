package io.ringledger.identity.rest;

import io.ringledger.shared.rest.OneOf;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Who wants an account as what. */
public record RegisterRequest(
    @NotNull(message = "must be given") @EmailText String email,
    @NotNull(message = "must be given")
        @Size(min = 8, max = 128, message = "must have 8 to 128 characters")
        String password,
    @NotNull(message = "must be given") @OneOf({"promoter", "admin", "fighter", "management"})
        String role) {

  @Override
  public String toString() {
    return "RegisterRequest[redacted]";
  }
}
