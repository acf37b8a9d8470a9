package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.application.outbound.WebhookDeliveries;
import io.ringledger.bouts.application.outbound.WebhookSignatures;
import io.ringledger.bouts.application.outbound.WebhookSignatures.Verdict;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** {@inheritDoc} */
public final class SigningNotificationsUseCase implements SigningNotifications {

  private final UnitOfWork unitOfWork;
  private final WebhookSignatures signatures;
  private final WebhookDeliveries deliveries;
  private final SigningJournal journal;
  private final FollowUps followUps;
  private final InstantSource clock;

  public SigningNotificationsUseCase(
      SettlementPorts ports, WebhookSignatures signatures, WebhookDeliveries deliveries) {
    this.unitOfWork = ports.unitOfWork();
    this.signatures = signatures;
    this.deliveries = deliveries;
    this.journal = ports.journal();
    this.followUps = ports.followUps();
    this.clock = ports.clock();
  }

  @Override
  public Outcome<Boolean> receive(String timestamp, String signature, byte[] rawBody) {
    Instant now = clock.instant();
    return switch (signatures.verify(timestamp, signature, rawBody, now)) {
      case Verdict.Forged() -> Outcome.rejected(BoutFailure.WEBHOOK_SIGNATURE_INVALID);
      case Verdict.OutOfTime() -> Outcome.rejected(BoutFailure.WEBHOOK_OUT_OF_TIME);
      case Verdict.Malformed(var reason) -> Outcome.rejected(BoutFailure.WEBHOOK_MALFORMED, reason);
      case Verdict.Genuine(var payload, var delivery) ->
          unitOfWork.execute(() -> keep(payload, delivery, now));
    };
  }

  private Outcome<Boolean> keep(Optional<UUID> payload, String delivery, Instant now) {
    if (!deliveries.store(delivery, payload, now)) {
      return Outcome.rejected(BoutFailure.WEBHOOK_REPLAYED);
    }
    Optional<SigningRequest> request = payload.flatMap(journal::requestOf);
    request.ifPresent(known -> followUps.follow(known.escrow(), now));
    return Outcome.success(request.isPresent());
  }
}
