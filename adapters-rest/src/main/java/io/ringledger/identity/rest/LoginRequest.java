package io.ringledger.identity.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Who says to be whom. A password too short to be anyone's is a wrong one, not a bad request. */
public record LoginRequest(
    @NotNull(message = "must be given") @EmailText String email,
    @NotNull(message = "must be given")
        @Size(min = 1, max = 128, message = "must have 1 to 128 characters")
        String password) {

  @Override
  public String toString() {
    return "LoginRequest[redacted]";
  }
}
