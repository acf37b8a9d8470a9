package io.ringledger.bouts.domain;

import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything a bout is, for storing it and reading it back. */
public record BoutSnapshot(
    BoutId id,
    UserId promoter,
    UserId fighterA,
    UserId fighterB,
    Instant event,
    Instant createdAt,
    BoutStatus status,
    Optional<Corner> winner,
    List<Escrow> escrows) {

  public BoutSnapshot {
    escrows = List.copyOf(escrows);
  }
}
