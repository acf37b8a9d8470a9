package io.ringledger.vault.rest.settlement;

import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.settlement.SettlementDesk;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.settlement.Attempt;
import io.ringledger.vault.domain.settlement.AttemptFate;
import io.ringledger.vault.domain.settlement.BatchState;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegId;
import io.ringledger.vault.domain.settlement.LegState;
import io.ringledger.vault.domain.settlement.LegTerms;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Settlement of one batch, with one payment that is held and one that is done. */
@Singleton
public class OneHeldLeg implements SettlementDesk {

  /** Held. */
  public static final LegId HELD = LegId.of("0197a000-0000-7000-8000-00000000000a");

  /** Paid. */
  public static final LegId PAID = LegId.of("0197a000-0000-7000-8000-00000000000b");

  private static final BatchNumber SEVENTH = new BatchNumber(7);
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final XrplAddress ACCOUNT = new XrplAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh");

  private static Leg leg(LegId id, long ticket, String result) {
    Attempt attempt =
        new Attempt(id, new TransactionHash("%064X".formatted(ticket)), ticket, "AB", 90, 110);
    return Leg.planned(
            id,
            LegTerms.payment(
                SEVENTH, new WalletAddress(ACCOUNT.value()), ACCOUNT, new Drops(2_500_000)),
            NOW)
        .placed(ticket, NOW)
        .signed(attempt, NOW)
        .followed(
            List.of(
                new Leg.Fated(attempt, new AttemptFate.Applied(101, result, OptionalLong.empty()))),
            NOW.plusSeconds(6));
  }

  private static List<Leg> all() {
    return List.of(leg(HELD, 5001, "tecNO_DST"), leg(PAID, 5002, "tesSUCCESS"));
  }

  @Override
  public Outcome<BatchView> batch(BatchNumber number) {
    return number.equals(SEVENTH)
        ? Outcome.success(new BatchView(SEVENTH, BatchState.SETTLED, Optional.empty(), 0, all()))
        : Outcome.rejected(VaultFailure.BATCH_NOT_FOUND);
  }

  @Override
  public Page<Leg, LegId> legs(LegState state, Optional<LegId> after, int limit) {
    return new Page<>(
        all().stream().filter(leg -> leg.state() == state).toList(), Optional.empty());
  }

  @Override
  public Outcome<Leg> retry(LegId id, Optional<XrplAddress> destination, Caller caller) {
    return all().stream()
        .filter(leg -> leg.id().equals(id))
        .findFirst()
        .map(
            leg ->
                leg.mayBeRetried()
                    ? Outcome.success(leg.retried(destination, NOW.plusSeconds(60)))
                    : Outcome.<Leg>rejected(VaultFailure.SETTLEMENT_LEG_NOT_HELD))
        .orElseGet(() -> Outcome.rejected(VaultFailure.SETTLEMENT_LEG_NOT_FOUND));
  }
}
