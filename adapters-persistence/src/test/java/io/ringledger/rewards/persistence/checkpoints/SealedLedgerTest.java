package io.ringledger.rewards.persistence.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.rewards.application.chain.LedgerCheckpointing;
import io.ringledger.rewards.application.chain.LedgerCheckpointingUseCase;
import io.ringledger.rewards.application.chain.LedgerSealing;
import io.ringledger.rewards.application.outbound.LedgerCheckpoints;
import io.ringledger.rewards.application.outbound.LedgerSeals;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import io.ringledger.rewards.persistence.ledger.PostedPoints;
import io.ringledger.rewards.persistence.ledger.SealFigures;
import io.ringledger.rewards.persistence.verification.LedgerVerification;
import io.ringledger.rewards.persistence.verification.VerificationReport;
import io.ringledger.rewards.persistence.verification.VerificationRequest;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.EventDelivery;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.EventSequencer;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the posting to the verified checkpoint, through everything that is real. */
@QuarkusTest
@WithTestResource(
    value = EmbeddedDatabaseResource.class,
    scope = TestResourceScope.RESTRICTED_TO_CLASS)
class SealedLedgerTest {

  private static final Instant LATER = Instant.parse("2026-11-23T13:00:00Z");

  @Inject PostedPoints points;
  @Inject LedgerSeals seals;
  @Inject LedgerCheckpoints checkpoints;
  @Inject EventLog log;
  @Inject EventSequencer sequencer;
  @Inject AuditTrail trail;
  @Inject UnitOfWork unitOfWork;
  EmbeddedDatabase database;

  @TempDir Path folder;

  private final Ed25519CheckpointSigner signer =
      new Ed25519CheckpointSigner(Base64.getEncoder().encodeToString(new byte[32]));

  @Test
  void whatIsPostedIsSealedSignedAndVerified() throws Exception {
    InstantSource clock = () -> LATER;
    LedgerCheckpointing checkpointing =
        new LedgerCheckpointingUseCase(
            unitOfWork, seals, checkpoints, signer, new CheckpointFolder(folder), clock);
    EventDelivery delivery = new EventDelivery(unitOfWork, log, clock, 7);
    assertThat(checkpointing.checkpoint()).isEmpty();
    points.post(20);
    try (Connection application = database.connectAsApplication()) {
      assertThat(SealFigures.read(application, LATER))
          .isEqualTo(new SealFigures(20, Optional.empty()));
    }
    unitOfWork.run(() -> trail.record(audited("first")));
    seal(delivery);
    SignedCheckpoint first = checkpointing.checkpoint().orElseThrow();
    assertThat(first.checkpoint().entries()).isEqualTo(20);
    assertThat(first.checkpoint().audit().entries()).isEqualTo(1);
    points.post(5);
    seal(delivery);
    SignedCheckpoint second = checkpointing.checkpoint().orElseThrow();
    assertThat(second.checkpoint().entries()).isEqualTo(25);
    assertThat(checkpointing.checkpoint()).isEmpty();
    assertThat(checkpointing.checkpoints(Optional.empty(), 1).items()).containsExactly(second);
    assertThat(checkpointing.checkpoints(Optional.of(2L), 1).items()).containsExactly(first);
    // Another beginning changes nothing.
    unitOfWork.run(() -> log.rewind(LedgerSealing.NAME));
    seal(delivery);
    assertThat(checkpointing.checkpoint()).isEmpty();
    try (Connection application = database.connectAsApplication()) {
      assertThat(SealFigures.read(application, LATER))
          .isEqualTo(new SealFigures(0, Optional.of(LATER)));
      VerificationReport report =
          new LedgerVerification(application, _ -> {})
              .run(
                  new VerificationRequest(
                      List.of(folder), List.of(signer.verifier()), Duration.ZERO));
      assertThat(report.findings().first()).isEmpty();
      assertThat(report.counts())
          .containsEntry("seals", 25L)
          .containsEntry("checkpoints", 2L)
          .containsEntry("audit entries covered", 1L);
    }
  }

  private static AuditEntry audited(String what) {
    return new AuditEntry(
        new AuditChain("seals-" + what),
        LATER.minusSeconds(600),
        "a",
        "admin",
        "r",
        "x.y",
        "ok",
        new TreeMap<>());
  }

  private void seal(EventDelivery delivery) {
    while (sequencer.sequence(100) > 0) {}
    LedgerSealing sealing = new LedgerSealing(seals);
    while (delivery.deliver(sealing).positions() > 0) {}
  }
}
