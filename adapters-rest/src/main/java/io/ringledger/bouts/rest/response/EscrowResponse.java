package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.domain.Condition;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowState.Cancelled;
import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.EscrowState.Failed;
import io.ringledger.bouts.domain.EscrowState.Finished;
import io.ringledger.bouts.domain.EscrowState.Planned;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One purse as it stands. Of its preimage nothing is ever in here. */
public record EscrowResponse(
    String escrowId,
    String escrowKind,
    String escrowStatus,
    long amountDrops,
    String ownerAddress,
    String destinationAddress,
    long finishAfterRipple,
    @Nullable Long cancelAfterRipple,
    @Nullable String conditionHex,
    @Nullable String txHash,
    @Nullable Long offerSequence,
    @Nullable String payoutTxHash,
    @Nullable Long closeTimeRipple,
    @Nullable String failureCode,
    @Nullable String failureReason) {

  public static EscrowResponse of(Escrow escrow) {
    Optional<Created> creation = escrow.state().creation();
    Optional<Departure> departure = Departure.of(escrow);
    return new EscrowResponse(
        escrow.id().toString(),
        escrow.kind().wire(),
        escrow.status().wire(),
        escrow.terms().amount().value(),
        escrow.terms().owner().value(),
        escrow.terms().destination().value(),
        escrow.terms().window().finishAfter().seconds(),
        escrow.terms().window().cancelAfter().map(RippleTime::seconds).orElse(null),
        escrow.terms().condition().map(Condition::hex).orElse(null),
        creation.map(Created::transaction).map(TransactionHash::value).orElse(null),
        creation.map(created -> created.offerSequence().value()).orElse(null),
        departure.map(left -> left.transaction().value()).orElse(null),
        departure.map(left -> left.closeTime().seconds()).orElse(null),
        escrow.failure().map(failure -> failure.code().code()).orElse(null),
        escrow.failure().map(RecordedFailure::reason).orElse(null));
  }

  /** How a purse left its escrow, whichever way it went. */
  record Departure(TransactionHash transaction, RippleTime closeTime) {

    static Optional<Departure> of(Escrow escrow) {
      return switch (escrow.state()) {
        case Planned() -> Optional.empty();
        case Created _ -> Optional.empty();
        case Finished(_, var transaction, var closeTime) ->
            Optional.of(new Departure(transaction, closeTime));
        case Cancelled(_, var transaction, var closeTime) ->
            Optional.of(new Departure(transaction, closeTime));
        case Failed _ -> Optional.empty();
      };
    }
  }
}
