package io.ringledger.vault.application.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.RecordingOutbox;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.domain.XrplAddressFixtures;
import io.ringledger.vault.application.settlement.fakes.FakeLedger;
import io.ringledger.vault.application.settlement.fakes.SettlementLegsStore;
import io.ringledger.vault.application.settlement.fakes.SettlementStore;
import io.ringledger.vault.application.settlement.outbound.SettlementBatches.Anchor;
import io.ringledger.vault.application.settlement.outbound.SettlementBatches.Credit;
import io.ringledger.vault.application.settlement.outbound.SettlementBatches.Head;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.settlement.BatchState;
import io.ringledger.vault.domain.settlement.ChannelWord;
import io.ringledger.vault.domain.settlement.Debit;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegKind;
import io.ringledger.vault.domain.settlement.LegState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Debtors with channels, creditors with accounts, a ledger, and settlement between them. */
final class SettlementWorld {

  static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
  static final long CHANNEL = 50_000_000L;
  static final long AUTHORITY_HAD = 1_000_000_000L;

  final SettableClock clock = new SettableClock(START);
  final XrplAddress authority = XrplAddressFixtures.addressOf("authority");
  final FakeLedger ledger = new FakeLedger(authority, clock);
  final SettlementLegsStore legs = new SettlementLegsStore();
  final SettlementStore batches = new SettlementStore(legs);
  final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  final RecordingOutbox outbox = new RecordingOutbox();
  final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(legs, batches, trail, outbox);
  final SequentialRandomness randomness = new SequentialRandomness();
  final List<Debit> debtors = new ArrayList<>();
  int wantedTickets = 10;
  private final List<Credit> allCredits = new ArrayList<>();
  private int point;
  private int crashAt = -1;

  SettlementWorld() {
    ledger.mood =
        _ -> {
          unitOfWork.refuseInside("the ledger");
          passPoint();
          return Optional.empty();
        };
    ledger.afterCall = this::passPoint;
  }

  // ---------------------------------------------------------------- dying

  private void passPoint() {
    if (point++ == crashAt) {
      throw new Crash();
    }
  }

  /** The process dies at that point, counted from now. */
  void crashAt(int after) {
    point = 0;
    crashAt = after;
  }

  /** How many points were passed since. */
  int points() {
    return point;
  }

  private final class MortalUnitOfWork implements UnitOfWork {

    @Override
    public <T> T execute(Supplier<T> work) {
      if (unitOfWork.isRunningHere()) {
        return work.get();
      }
      T answer =
          unitOfWork.execute(
              () -> {
                T done = work.get();
                passPoint();
                return done;
              });
      passPoint();
      return answer;
    }
  }

  SettlementTools tools() {
    return new SettlementTools(
        new MortalUnitOfWork(),
        batches,
        legs,
        legs,
        ledger,
        () -> authority,
        trail,
        outbox,
        randomness,
        clock);
  }

  BatchSettling settling() {
    return new BatchSettlingUseCase(tools(), wantedTickets);
  }

  // ---------------------------------------------------------------- arranging

  XrplAddress creditor(int number) {
    return XrplAddressFixtures.addressOf("creditor " + number);
  }

  Debit debtor(int number, long drops, Drops claimed) {
    ChannelId channel = new ChannelId("%064X".formatted(number));
    Ed25519Key key = new Ed25519Key("%064x".formatted(number));
    XrplAddress funding = XrplAddressFixtures.addressOf("debtor " + number);
    if (ledger.channel(channel).isEmpty()) {
      ledger.open(
          channel,
          new ChannelWord(
              funding,
              authority,
              key,
              new Drops(CHANNEL),
              claimed,
              Optional.of(START.plus(Duration.ofDays(300)))));
    }
    return new Debit(
        new SessionId(new UUID(0x7000L, 0x8000_0000_0000_0000L + number)),
        new WalletAddress(funding.value()),
        new Drops(drops),
        channel,
        key,
        funding,
        claimed,
        new Drops(CHANNEL),
        "AB");
  }

  /** A batch in which so many debtors owe so many creditors; a tenth of it is the treasury's. */
  BatchNumber cut(long number, int debitCount, int creditCount) {
    BatchNumber batch = new BatchNumber(number);
    List<Debit> debits = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < debitCount; i++) {
      long drops = 1_000_000L + i * 1_001L;
      debits.add(debtor(i, drops, Drops.ZERO));
      total += drops;
    }
    List<Credit> credits = new ArrayList<>();
    long each = creditCount == 0 ? 0 : total * 9 / 10 / creditCount;
    for (int i = 0; i < creditCount && each > 0; i++) {
      credits.add(new Credit(new WalletAddress(creditor(i).value()), creditor(i), new Drops(each)));
    }
    debtors.addAll(debits);
    allCredits.addAll(credits);
    batches.cut(
        new SettlementStore.Batch(
            new Head(
                batch, BatchState.CUT, new Anchor("ab", "cd", "ef", "bafy"), Optional.empty(), 0),
            debits,
            credits,
            Map.of("card-" + number, "seller"),
            Map.of("card-" + number, "buyer"),
            START));
    return batch;
  }

  /** The ledger will not have that account's channel pay. */
  void refuseClaims(XrplAddress source) {
    ledger.refuse(source, Optional.of("tecUNFUNDED_PAYMENT"));
  }

  // ---------------------------------------------------------------- running

  /** Lets settlement run, time pass and ledgers close, until nothing moves any more. */
  void run(int rounds) {
    run(settling(), rounds);
  }

  void run(BatchSettling settling, int rounds) {
    for (int i = 0; i < rounds; i++) {
      settling.advance(new RequestId("run-" + i));
      ledger.close(1);
      clock.advance(Duration.ofSeconds(4));
    }
  }

  /** The same, but whoever dies is followed by another. */
  void runMortally(int rounds) {
    for (int i = 0; i < rounds; i++) {
      try {
        settling().advance(new RequestId("run-" + i));
      } catch (Crash _) {
        crashAt = -1;
      }
      ledger.close(1);
      clock.advance(Duration.ofSeconds(4));
    }
  }

  // ---------------------------------------------------------------- judging

  long claimedFromChannels() {
    return debtors.stream()
        .map(Debit::channel)
        .distinct()
        .mapToLong(id -> ledger.channel(id).map(c -> c.balance().value()).orElse(0L))
        .sum();
  }

  long done(LegKind kind) {
    return legs.all().stream()
        .filter(leg -> leg.terms().kind() == kind && leg.state() == LegState.VALIDATED)
        .mapToLong(leg -> leg.terms().drops().value())
        .sum();
  }

  List<Leg> ofKind(BatchNumber batch, LegKind kind) {
    return legs.of(batch).stream().filter(leg -> leg.terms().kind() == kind).toList();
  }

  /** What never may be otherwise, at any time. */
  void nothingIsApart() {
    assertThat(ledger.mostSuccesses()).isLessThanOrEqualTo(1);
    assertThat(trail.history(SettlementReports.chain(new BatchNumber(1))).intact()).isTrue();
    for (String item : batches.owners().keySet()) {
      BatchState state = batches.state(new BatchNumber(Long.parseLong(item.substring(5))));
      boolean moved = state == BatchState.COLLECTED || state == BatchState.SETTLED;
      assertThat(batches.owners().get(item)).isEqualTo(moved ? "buyer" : "seller");
    }
  }

  /** Once nothing is under way: every drop is where the books say it is. */
  void everyDropIsAccountedFor() {
    nothingIsApart();
    long received = claimedFromChannels();
    assertThat(ledger.balance(authority))
        .isEqualTo(
            AUTHORITY_HAD
                + received
                - done(LegKind.PAYMENT)
                - done(LegKind.REFUND)
                - ledger.feesPaid());
    assertThat(received).isEqualTo(done(LegKind.CLAIM));
    for (Debit debit : debtors) {
      assertThat(ledger.channel(debit.channel()).map(ChannelWord::balance).orElse(Drops.ZERO))
          .isEqualTo(batches.claimed(debit.session()));
    }
    for (Credit credit : allCredits) {
      assertThat(ledger.balance(credit.account())).isEqualTo(batches.paid(credit.wallet()));
    }
    for (Leg leg : legs.all().stream().filter(one -> one.terms().batch().isPresent()).toList()) {
      assertThat(ledger.successes(leg))
          .as(leg.toString())
          .isEqualTo(leg.state() == LegState.VALIDATED ? 1 : 0);
    }
  }
}
