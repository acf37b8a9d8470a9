package io.ringledger.bouts.application;

import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.PROMOTER;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.preimageOf;
import static io.ringledger.bouts.domain.BoutFixtures.userCalled;

import io.ringledger.bouts.application.BoutEscrows.ConfirmEscrow;
import io.ringledger.bouts.application.BoutEscrows.EscrowConfirmed;
import io.ringledger.bouts.application.BoutPayouts.ConfirmPayout;
import io.ringledger.bouts.application.BoutPayouts.PayoutConfirmed;
import io.ringledger.bouts.application.fakes.InMemoryBonusPreimages;
import io.ringledger.bouts.application.fakes.InMemoryBouts;
import io.ringledger.bouts.application.fakes.InMemoryEscrowWatch;
import io.ringledger.bouts.application.fakes.InMemoryFighters;
import io.ringledger.bouts.application.fakes.InMemoryFollowUps;
import io.ringledger.bouts.application.fakes.InMemorySigningJournal;
import io.ringledger.bouts.application.fakes.InMemoryWebhookDeliveries;
import io.ringledger.bouts.application.fakes.ScriptedEscrowLedger;
import io.ringledger.bouts.application.fakes.ScriptedPreflight;
import io.ringledger.bouts.application.fakes.ScriptedSignedTransactions;
import io.ringledger.bouts.application.fakes.ScriptedSigningRequests;
import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowCreateClaim;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.PayoutClaim;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.InMemoryIdempotentAnswers;
import io.ringledger.shared.application.fakes.PrintedAnswers;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * All use cases of bouts on stores in memory, a ledger and a wallet that a test writes. Ledger and
 * wallet fail the test where they are asked inside a unit of work.
 */
final class Arena {

  static final Caller PROMOTERS = caller(PROMOTER, Role.PROMOTER);
  static final Caller STRANGERS = caller(userCalled("another promoter"), Role.PROMOTER);
  static final Caller ADMINS = caller(userCalled("admin"), Role.ADMIN);

  final SettableClock clock = new SettableClock(NOW);
  final SequentialRandomness randomness = new SequentialRandomness();
  final InMemoryBouts bouts = new InMemoryBouts();
  final InMemoryFighters fighters = new InMemoryFighters();
  final InMemoryBonusPreimages preimages = new InMemoryBonusPreimages();
  final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  final InMemoryIdempotentAnswers answers = new InMemoryIdempotentAnswers();
  final InMemorySigningJournal journal = new InMemorySigningJournal(bouts);
  final InMemoryFollowUps followUps = new InMemoryFollowUps();
  final InMemoryWebhookDeliveries deliveries = new InMemoryWebhookDeliveries();
  final InMemoryEscrowWatch watch = new InMemoryEscrowWatch();
  final SnapshotUnitOfWork unitOfWork =
      new SnapshotUnitOfWork(
          bouts, fighters, preimages, trail, answers, journal, followUps, deliveries);
  final ScriptedPreflight preflight =
      new ScriptedPreflight().whenAsked(() -> unitOfWork.refuseInside("the preflight"));
  final ScriptedSignedTransactions signedTransactions = new ScriptedSignedTransactions();
  final ScriptedEscrowLedger ledger =
      new ScriptedEscrowLedger().whenAsked(() -> unitOfWork.refuseInside("the ledger"));
  final ScriptedSigningRequests wallet;
  final PrintedAnswers<EscrowConfirmed> escrowAnswers = new PrintedAnswers<>();
  final PrintedAnswers<PayoutConfirmed> payoutAnswers = new PrintedAnswers<>();

  final BoutPlanning planning =
      new BoutPlanningUseCase(unitOfWork, bouts, fighters, preimages, randomness, trail, clock);
  final BoutEscrows escrows;
  final BoutResults results;
  final BoutPayouts payouts;
  final BoutDirectory directory;
  final BoutOperations operations;
  final OutcomeFollowing following;
  final FighterProfiles profiles = new FighterProfilesUseCase(unitOfWork, fighters, trail, clock);

  Arena() {
    this(Mode.STUB);
  }

  Arena(Mode mode) {
    wallet =
        new ScriptedSigningRequests(mode).whenAsked(() -> unitOfWork.refuseInside("the wallet"));
    SettlementPorts ports = ports();
    escrows = new BoutEscrowsUseCase(ports);
    payouts = new BoutPayoutsUseCase(ports);
    results = new BoutResultsUseCase(ports);
    directory = new BoutDirectoryUseCase(ports);
    operations = new BoutOperationsUseCase(ports, watch);
    following = new OutcomeFollowingUseCase(ports, watch, deliveries, true);
  }

  SettlementPorts ports() {
    return new SettlementPorts(
        unitOfWork,
        bouts,
        preimages,
        journal,
        wallet,
        signedTransactions,
        ledger,
        preflight,
        followUps,
        answers,
        trail,
        randomness,
        clock);
  }

  static Caller caller(UserId user, Role role) {
    return new Caller(user, role, new RequestId("request-1"));
  }

  /** The bout is known, with its secrets. */
  Arena with(Bout bout) {
    bouts.add(bout);
    for (Corner corner : Corner.values()) {
      preimages.store(bout.escrow(EscrowKind.bonusOf(corner)).id(), preimageOf(bout.id(), corner));
    }
    return this;
  }

  Bout now(Bout bout) {
    return bouts.find(bout.id()).orElseThrow();
  }

  Answer confirm(Caller caller, Bout bout, String key, EscrowCreateClaim claim) {
    return escrows.confirm(confirmEscrow(caller, bout.id(), key, claim), escrowAnswers);
  }

  Answer confirm(Bout bout, String key, EscrowCreateClaim claim) {
    return confirm(PROMOTERS, bout, key, claim);
  }

  Answer confirm(Caller caller, Bout bout, String key, PayoutClaim claim) {
    return payouts.confirm(confirmPayout(caller, bout.id(), key, claim), payoutAnswers);
  }

  Answer confirm(Bout bout, String key, PayoutClaim claim) {
    return confirm(PROMOTERS, bout, key, claim);
  }

  static ConfirmEscrow confirmEscrow(
      Caller caller, BoutId bout, String key, EscrowCreateClaim claim) {
    return new ConfirmEscrow(caller, bout, new IdempotencyKey(key), fingerprint(claim), claim);
  }

  static ConfirmPayout confirmPayout(Caller caller, BoutId bout, String key, PayoutClaim claim) {
    return new ConfirmPayout(caller, bout, new IdempotencyKey(key), fingerprint(claim), claim);
  }

  /** As a REST adapter would make it of the body. */
  private static String fingerprint(Record claim) {
    return hashOf(claim + " " + claim.hashCode()).value().toLowerCase(Locale.ROOT);
  }

  /** What the bout's history says, each entry as {@code action outcome}. */
  List<String> historyOf(Bout bout) {
    return entriesOf(bout).map(entry -> entry.action() + " " + entry.outcome()).toList();
  }

  AuditEntry lastEntryOf(Bout bout) {
    return entriesOf(bout).toList().getLast();
  }

  private Stream<AuditEntry> entriesOf(Bout bout) {
    return trail.history(BoutHistory.chainOf(bout.id())).links().stream().map(link -> link.entry());
  }
}
