package io.ringledger.vault.application.intents;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.domain.intent.IntentRules;
import io.ringledger.vault.domain.intent.TradeIntent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@inheritDoc} */
public final class IntentUpkeepUseCase implements IntentUpkeep {

  private static final int AT_ONCE = 500;

  /** Clocks of replicas may differ a little. */
  private static final Duration COUNTS_ARE_KEPT = Duration.ofMinutes(1);

  private final MarketPorts ports;
  private final IntentEndings endings;

  public IntentUpkeepUseCase(MarketPorts ports) {
    this.ports = ports;
    this.endings = new IntentEndings(ports);
  }

  @Override
  public int expire(RequestId run) {
    Instant now = ports.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    ports.rate().forget(now.minus(COUNTS_ARE_KEPT));
    int listings = ports.unitOfWork().execute(() -> ports.listings().expire(now, AT_ONCE));
    return listings + ports.unitOfWork().execute(() -> intents(run, now));
  }

  private int intents(RequestId run, Instant now) {
    List<TradeIntent> old = ports.intents().pendingSince(now.minus(IntentRules.MAX_AGE), AT_ONCE);
    if (old.isEmpty()) {
      return 0;
    }
    List<TradeIntent> ended =
        endings.end(
            old,
            held ->
                held.expire(now) instanceof Success<TradeIntent>(var expired)
                    ? Optional.of(expired)
                    : Optional.empty(),
            now);
    if (!ended.isEmpty()) {
      ports
          .trail()
          .record(
              AuditEntry.success(
                  new AuditChain("intents:" + run),
                  now,
                  Author.system(run),
                  "intents.expire",
                  Map.of("count", Integer.toString(ended.size()))));
    }
    return ended.size();
  }
}
