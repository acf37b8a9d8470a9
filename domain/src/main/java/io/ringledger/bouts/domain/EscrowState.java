package io.ringledger.bouts.domain;

import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import java.util.List;
import java.util.Optional;

/** Where an escrow stands, with the ledger facts that brought it there. */
public sealed interface EscrowState {

  EscrowStatus status();

  /** The facts of its creation, once there are any. */
  Optional<Created> creation();

  /** The transactions that moved it here, in order. */
  default List<TransactionHash> transactions() {
    return switch (this) {
      case Planned() -> List.of();
      case Created(var created, _) -> List.of(created);
      case Finished(var created, var closing, _) -> List.of(created.transaction(), closing);
      case Cancelled(var created, var closing, _) -> List.of(created.transaction(), closing);
      case Failed(var created) -> created.map(Created::transaction).stream().toList();
    };
  }

  /** Not on the ledger yet. */
  record Planned() implements EscrowState {
    @Override
    public EscrowStatus status() {
      return EscrowStatus.PLANNED;
    }

    @Override
    public Optional<Created> creation() {
      return Optional.empty();
    }
  }

  /** The drops are locked on the ledger. */
  record Created(TransactionHash transaction, OfferSequence offerSequence) implements EscrowState {
    @Override
    public EscrowStatus status() {
      return EscrowStatus.CREATED;
    }

    @Override
    public Optional<Created> creation() {
      return Optional.of(this);
    }
  }

  /** The drops went to the fighter; nothing follows. */
  record Finished(Created created, TransactionHash transaction, RippleTime closeTime)
      implements EscrowState {
    @Override
    public EscrowStatus status() {
      return EscrowStatus.FINISHED;
    }

    @Override
    public Optional<Created> creation() {
      return Optional.of(created);
    }
  }

  /** The drops went back to the promoter; nothing follows. */
  record Cancelled(Created created, TransactionHash transaction, RippleTime closeTime)
      implements EscrowState {
    @Override
    public EscrowStatus status() {
      return EscrowStatus.CANCELLED;
    }

    @Override
    public Optional<Created> creation() {
      return Optional.of(created);
    }
  }

  /** Proved lost on the ledger; nothing follows. */
  record Failed(Optional<Created> creation) implements EscrowState {
    @Override
    public EscrowStatus status() {
      return EscrowStatus.FAILED;
    }
  }
}
