package io.ringledger.rewards.rest.ledger;

import jakarta.validation.constraints.NotNull;

/** Whether more may be taken from an account than is there. */
public record OverdraftRequest(@NotNull(message = "must be given") Boolean allowed) {}
