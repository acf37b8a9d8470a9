package io.ringledger.vault.application.intents;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.intents.IntentAcceptance.Decided;
import io.ringledger.vault.application.intents.IntentAcceptance.Decisions;
import io.ringledger.vault.application.intents.IntentScreening.Screening;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.intent.IntentRules.TradeOffer;
import io.ringledger.vault.domain.intent.SessionSignature;
import io.ringledger.vault.domain.intent.TradeIntent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@inheritDoc} */
public final class IntentIntakeUseCase implements IntentIntake {

  private final MarketPorts ports;
  private final IntentScreening screening;

  public IntentIntakeUseCase(MarketPorts ports) {
    this.ports = ports;
    this.screening = new IntentScreening(ports);
  }

  @Override
  public Outcome<List<Outcome<Accepted>>> submit(Submission submission) {
    Instant now = ports.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Map<SessionId, Integer> bySession = new HashMap<>();
    for (Outcome<TradeOffer> offer : submission.offers()) {
      if (offer instanceof Success<TradeOffer>(var readable)) {
        bySession.merge(readable.session(), 1, Integer::sum);
      }
    }
    if (!ports.rate().take(submission.address(), bySession, submission.offers().size(), now)) {
      return Outcome.rejected(VaultFailure.INTENTS_TOO_MANY);
    }
    Screening screened = screening.screen(submission, now);
    Decisions decisions =
        ports
            .unitOfWork()
            .execute(
                () -> {
                  Decisions made = new IntentAcceptance(ports, screened, now).decide();
                  audit(submission, made.accepted(), now);
                  return made;
                });
    return Outcome.success(
        decisions.offers().stream().map(decided -> decided.map(this::accepted)).toList());
  }

  private Accepted accepted(Decided decided) {
    return new Accepted(decided.intent(), receipt(decided.intent()), decided.again());
  }

  private SessionSignature receipt(TradeIntent intent) {
    return SessionSignature.of(ports.receipts().sign(IntentEncoding.receipt(intent.receipt())));
  }

  /** One entry for all of them, in a chain of its own, so that no two requests wait for another. */
  private void audit(Submission submission, List<TradeIntent> accepted, Instant now) {
    if (accepted.isEmpty()) {
      return;
    }
    TradeIntent first = accepted.getFirst();
    String digests = accepted.stream().map(TradeIntent::digest).collect(Collectors.joining());
    ports
        .trail()
        .record(
            AuditEntry.success(
                new AuditChain("intents:" + first.id()),
                now,
                new Author(first.terms().owner().value(), "wallet", submission.request()),
                "intents.accept",
                Map.of(
                    "count",
                    Integer.toString(accepted.size()),
                    "first_sequence",
                    Long.toString(first.acceptanceSequence()),
                    "last_sequence",
                    Long.toString(accepted.getLast().acceptanceSequence()),
                    "digest",
                    IntentEncoding.hash(digests.getBytes(US_ASCII)))));
  }
}
