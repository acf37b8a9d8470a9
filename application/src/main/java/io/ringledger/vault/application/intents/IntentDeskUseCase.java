package io.ringledger.vault.application.intents;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.intents.IntentIntake.Accepted;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentState;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentChange;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.intent.SessionSignature;
import io.ringledger.vault.domain.intent.TradeIntent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@inheritDoc} */
public final class IntentDeskUseCase implements IntentDesk {

  private final MarketPorts ports;
  private final IntentEndings endings;

  public IntentDeskUseCase(MarketPorts ports) {
    this.ports = ports;
    this.endings = new IntentEndings(ports);
  }

  @Override
  public Outcome<Accepted> get(Optional<WalletAddress> wallet, IntentId id) {
    return ports
        .unitOfWork()
        .execute(() -> ports.intents().find(id))
        .filter(intent -> wallet.isEmpty() || isParty(wallet.get(), intent))
        .map(intent -> Outcome.success(answer(intent)))
        .orElseGet(() -> Outcome.rejected(VaultFailure.INTENT_NOT_FOUND));
  }

  private static boolean isParty(WalletAddress wallet, TradeIntent intent) {
    return wallet.equals(intent.terms().from()) || wallet.equals(intent.terms().to());
  }

  @Override
  public Outcome<Accepted> cancel(WalletAddress wallet, IntentId id, RequestId request) {
    Instant now = ports.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    return ports.unitOfWork().execute(() -> cancelled(wallet, id, request, now)).map(this::answer);
  }

  private Outcome<TradeIntent> cancelled(
      WalletAddress wallet, IntentId id, RequestId request, Instant now) {
    Optional<TradeIntent> found = ports.intents().find(id);
    if (found.filter(intent -> isParty(wallet, intent)).isEmpty()) {
      return Outcome.rejected(VaultFailure.INTENT_NOT_FOUND);
    }
    TradeIntent intent = found.get();
    if (!intent.terms().owner().equals(wallet)) {
      return Outcome.rejected(VaultFailure.WALLET_REQUIRED);
    }
    if (intent.state() == IntentState.CANCELLED) {
      return Outcome.success(intent);
    }
    List<TradeIntent> ended =
        endings.end(
            List.of(intent),
            held ->
                held.cancel(now) instanceof Success<TradeIntent>(var cancelled)
                    ? Optional.of(cancelled)
                    : Optional.empty(),
            now);
    if (ended.isEmpty()) {
      return Outcome.rejected(VaultFailure.INTENT_NOT_PENDING);
    }
    ports
        .trail()
        .record(
            AuditEntry.success(
                new AuditChain("intent:" + id),
                now,
                new Author(wallet.value(), "wallet", request),
                "intent.cancel",
                Map.of("sequence", Long.toString(intent.acceptanceSequence()))));
    return Outcome.success(ended.getFirst());
  }

  @Override
  public List<IntentChange> changes(WalletAddress wallet, IntentChange.Place after, int limit) {
    return ports.unitOfWork().execute(() -> ports.intents().changes(wallet, after, limit));
  }

  private Accepted answer(TradeIntent intent) {
    byte[] receipt = ports.receipts().sign(IntentEncoding.receipt(intent.receipt()));
    return new Accepted(intent, SessionSignature.of(receipt), true);
  }
}
