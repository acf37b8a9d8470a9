package io.ringledger.bouts.persistence;

import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Condition;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowState;
import io.ringledger.bouts.domain.EscrowState.Cancelled;
import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.EscrowState.Failed;
import io.ringledger.bouts.domain.EscrowState.Finished;
import io.ringledger.bouts.domain.EscrowState.Planned;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.bouts.domain.EscrowWindow;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.persistence.Storable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One purse as the table {@code escrows} holds it. */
@Entity
@Table(name = "escrows")
class EscrowRow {

  @Id
  @Column(name = "id")
  private UUID id;

  @Column(name = "bout_id", updatable = false)
  private UUID boutId;

  @Column(name = "kind", updatable = false)
  private String kind;

  @Column(name = "destination_address", updatable = false)
  private String destination;

  @Column(name = "amount_drops", updatable = false)
  private long amount;

  @Column(name = "finish_after_ripple", updatable = false)
  private long finishAfter;

  @Column(name = "cancel_after_ripple", updatable = false)
  private @Nullable Long cancelAfter;

  @Column(name = "condition_hex", updatable = false)
  private @Nullable String condition;

  @Column(name = "status")
  private String status;

  @Column(name = "create_tx_hash")
  private @Nullable String createTransaction;

  @Column(name = "offer_sequence")
  private @Nullable Long offerSequence;

  @Column(name = "closing_tx_hash")
  private @Nullable String closingTransaction;

  @Column(name = "closing_time_ripple")
  private @Nullable Long closingTime;

  @Column(name = "failure_code")
  private @Nullable String failureCode;

  @Column(name = "failure_reason")
  private @Nullable String failureReason;

  @Version
  @Column(name = "version")
  private long version;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
  EscrowRow() {}

  @SuppressWarnings("NullAway.Init") // update() sets the status.
  EscrowRow(BoutId bout, Escrow escrow) {
    EscrowTerms terms = escrow.terms();
    this.id = escrow.id().value();
    this.boutId = bout.value();
    this.kind = terms.kind().wire();
    this.destination = terms.destination().value();
    this.amount = terms.amount().value();
    this.finishAfter = terms.window().finishAfter().seconds();
    this.cancelAfter = terms.window().cancelAfter().map(RippleTime::seconds).orElse(null);
    this.condition = terms.condition().map(Condition::hex).orElse(null);
    update(escrow);
  }

  /** Takes over what can change. */
  final void update(Escrow escrow) {
    status = escrow.status().wire();
    Optional<Created> created = escrow.state().creation();
    createTransaction = created.map(c -> c.transaction().value()).orElse(null);
    offerSequence = created.map(c -> c.offerSequence().value()).orElse(null);
    switch (escrow.state()) {
      case Finished(_, var transaction, var closeTime) -> close(transaction, closeTime);
      case Cancelled(_, var transaction, var closeTime) -> close(transaction, closeTime);
      case Planned _, Created _, Failed _ -> {
        closingTransaction = null;
        closingTime = null;
      }
    }
    failureCode = escrow.failure().map(failure -> failure.code().code()).orElse(null);
    failureReason = escrow.failure().map(failure -> Storable.text(failure.reason())).orElse(null);
  }

  private void close(TransactionHash transaction, RippleTime closeTime) {
    closingTransaction = transaction.value();
    closingTime = closeTime.seconds();
  }

  UUID boutId() {
    return boutId;
  }

  /** The escrow that this wallet funds; throws where the row breaks an invariant. */
  Escrow restore(XrplAddress owner) {
    return new Escrow(new EscrowId(id), terms(owner), state(), failure());
  }

  private EscrowTerms terms(XrplAddress owner) {
    return new EscrowTerms(
        EscrowKind.ofWire(kind).orElseThrow(),
        owner,
        new XrplAddress(destination),
        new Drops(amount),
        new EscrowWindow(
            new RippleTime(finishAfter), Optional.ofNullable(cancelAfter).map(RippleTime::new)),
        Optional.ofNullable(condition).map(Condition::new));
  }

  private EscrowState state() {
    return switch (EscrowStatus.valueOf(status.toUpperCase(Locale.ROOT))) {
      case PLANNED -> new Planned();
      case CREATED -> created().orElseThrow();
      case FINISHED -> new Finished(created().orElseThrow(), closing(), closeTime());
      case CANCELLED -> new Cancelled(created().orElseThrow(), closing(), closeTime());
      case FAILED -> new Failed(created());
    };
  }

  private Optional<Created> created() {
    return Optional.ofNullable(createTransaction)
        .map(
            hash ->
                new Created(
                    new TransactionHash(hash),
                    Optional.ofNullable(offerSequence).map(OfferSequence::new).orElseThrow()));
  }

  private TransactionHash closing() {
    return Optional.ofNullable(closingTransaction).map(TransactionHash::new).orElseThrow();
  }

  private RippleTime closeTime() {
    return Optional.ofNullable(closingTime).map(RippleTime::new).orElseThrow();
  }

  private Optional<RecordedFailure> failure() {
    return Optional.ofNullable(failureCode)
        .map(
            code ->
                new RecordedFailure(
                    BoutFailure.ofCode(code).orElseThrow(),
                    Optional.ofNullable(failureReason).orElseThrow()));
  }
}
