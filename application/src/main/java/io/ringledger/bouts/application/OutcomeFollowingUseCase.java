package io.ringledger.bouts.application;

import io.ringledger.bouts.application.LedgerNews.Fate;
import io.ringledger.bouts.application.LedgerNews.Whereabouts;
import io.ringledger.bouts.application.WalletNews.Heard;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.EscrowWatch;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.application.outbound.Preflight;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.application.outbound.WebhookDeliveries;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@inheritDoc} */
public final class OutcomeFollowingUseCase implements OutcomeFollowing {

  private static final int MAX_SWEPT = 500;
  private static final Duration DELIVERIES_KEPT = Duration.ofDays(1);

  private static final Duration CLOCK_WAS_PUT_AHEAD = Duration.ofMinutes(5);

  private final EscrowWatch watch;
  private final WebhookDeliveries deliveries;
  private final FollowUps followUps;
  private final UnitOfWork unitOfWork;
  private final Bouts bouts;
  private final SigningJournal journal;
  private final WalletNews walletNews;
  private final LedgerNews ledgerNews;
  private final Adoption adoption;
  private final Pace pace;
  private final Preflight preflight;
  private final InstantSource clock;
  private final boolean asksLedger;
  private Duration ledgerAhead = Duration.ZERO;

  /**
   * Follows outcomes.
   *
   * @param confirms whether what is proved moves its escrow at once, or waits for a confirm
   */
  public OutcomeFollowingUseCase(
      SettlementPorts ports, EscrowWatch watch, WebhookDeliveries deliveries, boolean confirms) {
    this.watch = watch;
    this.deliveries = deliveries;
    this.followUps = ports.followUps();
    this.unitOfWork = ports.unitOfWork();
    this.bouts = ports.bouts();
    this.journal = ports.journal();
    this.walletNews = ports.walletNews();
    this.ledgerNews = new LedgerNews(ports.ledger());
    this.adoption = new Adoption(bouts, journal, ports.history(), ports.clock(), confirms);
    this.pace = new Pace();
    this.preflight = ports.preflight();
    this.clock = ports.clock();
    this.asksLedger = !ports.ledger().trustsClaims();
  }

  @Override
  public Optional<Instant> follow(EscrowId escrow, RequestId run) {
    Optional<Subject> subject = unitOfWork.execute(() -> read(escrow));
    if (subject.isEmpty()) {
      return Optional.empty();
    }
    News news = ask(subject.get());
    return unitOfWork.execute(
        () ->
            bouts
                .lock(subject.get().bout().id())
                .flatMap(bout -> note(Author.system(run), bout, escrow, news)));
  }

  @Override
  public void sweep() {
    Instant now = clock.instant();
    unitOfWork.run(
        () -> watch.unfollowed(now, MAX_SWEPT).forEach(escrow -> followUps.follow(escrow, now)));
    if (asksLedger) {
      // Its clock may be ahead of ours, by a second or, on a ledger for tests, by weeks.
      Instant ledgerTime = ledgerTime();
      unitOfWork.run(
          () ->
              watch
                  .openedBefore(ledgerTime, lookedAtAfter(now, ledgerTime), MAX_SWEPT)
                  .forEach(escrow -> followUps.follow(escrow, now)));
    }
    unitOfWork.run(() -> deliveries.forgetBefore(now.minus(DELIVERIES_KEPT)));
  }

  /**
   * Whoever is looked at before then need not be looked at now; where the ledger's clock was put
   * ahead, everybody is.
   */
  private synchronized Instant lookedAtAfter(Instant now, Instant ledgerTime) {
    Duration before = ledgerAhead;
    ledgerAhead = Duration.between(now, ledgerTime);
    return ledgerAhead.minus(before).compareTo(CLOCK_WAS_PUT_AHEAD) > 0
        ? now
        : now.plus(Pace.HOURLY);
  }

  /** An escrow and what is open about it. */
  private record Subject(
      Bout bout,
      Escrow escrow,
      List<SigningRequest> requests,
      List<FollowedTransaction> transactions) {

    boolean isSettled() {
      boolean moves =
          escrow.status() == EscrowStatus.PLANNED || escrow.status() == EscrowStatus.CREATED;
      return !moves && requests.isEmpty() && transactions.isEmpty();
    }
  }

  /** What wallet and ledger said. */
  private record News(
      List<Heard> heard,
      Map<FollowedTransaction, Fate> fates,
      Whereabouts whereabouts,
      Instant ledgerTime) {

    boolean asked(FollowedTransaction transaction) {
      return fates.keySet().stream().anyMatch(known -> known.hash().equals(transaction.hash()));
    }
  }

  private Optional<Subject> read(EscrowId escrow) {
    return bouts.boutOf(escrow).flatMap(bouts::find).map(bout -> subject(bout, escrow));
  }

  private Subject subject(Bout bout, EscrowId id) {
    return new Subject(
        bout,
        bout.escrow(id),
        journal.requestsOf(bout.id()).stream()
            .filter(request -> request.escrow().equals(id) && request.isFollowed(clock.instant()))
            .toList(),
        transactionsOf(bout.id(), id));
  }

  private List<FollowedTransaction> transactionsOf(BoutId bout, EscrowId escrow) {
    return journal.transactionsOf(bout).stream()
        .filter(known -> known.escrow().equals(escrow) && !known.status().isFinal())
        .toList();
  }

  private News ask(Subject subject) {
    List<Heard> heard = new ArrayList<>();
    for (SigningRequest request : subject.requests()) {
      boolean awaited = SigningRecord.isAwaited(subject.bout(), request);
      boolean withdraws = !awaited && request.payload().isPresent();
      // A wallet that does not answer is asked again the next time.
      if ((withdraws ? walletNews.withdraw(request) : walletNews.heard(request))
          instanceof Success<Heard>(var said)) {
        heard.add(said);
      }
    }
    Map<FollowedTransaction, Fate> fates = new LinkedHashMap<>();
    subject
        .transactions()
        .forEach(known -> fates.put(known, ledgerNews.fate(known, subject.escrow())));
    boolean locked = asksLedger && subject.escrow().status() == EscrowStatus.CREATED;
    Instant ledgerTime = locked ? ledgerTime() : clock.instant();
    return new News(
        heard,
        fates,
        locked ? ledgerNews.whereabouts(subject.escrow(), ledgerTime) : new Whereabouts.InPlace(),
        ledgerTime);
  }

  /** By the ledger's clock; by ours where no node tells. */
  private Instant ledgerTime() {
    return preflight.standing() instanceof Standing.Known(_, var closeTime, _)
        ? closeTime.toInstant()
        : clock.instant();
  }

  private Optional<Instant> note(Author author, Bout locked, EscrowId id, News news) {
    Bout bout = locked;
    for (Heard said : news.heard()) {
      bout = walletNews.note(author, bout, said);
    }
    for (Map.Entry<FollowedTransaction, Fate> known : news.fates().entrySet()) {
      FollowedTransaction current =
          journal.transaction(id, known.getKey().hash()).orElse(known.getKey());
      bout = adoption.decide(author, bout, current, known.getValue());
    }
    bout = note(author, bout, id, news.whereabouts());
    return next(subject(bout, id), news);
  }

  private Bout note(Author author, Bout bout, EscrowId id, Whereabouts whereabouts) {
    Escrow escrow = bout.escrow(id);
    return switch (whereabouts) {
      case Whereabouts.InPlace _, Whereabouts.Unknown _ -> bout;
      case Whereabouts.Closed(var proof) -> adoption.closedBy(author, bout, escrow, proof);
      case Whereabouts.Lost(var reason) ->
          escrow.status() == EscrowStatus.CREATED
              ? adoption.note(
                  author, bout, escrow, new RecordedFailure(BoutFailure.ESCROW_LOST, reason))
              : bout;
    };
  }

  private Optional<Instant> next(Subject subject, News before) {
    Instant now = clock.instant();
    boolean notAskedYet =
        subject.transactions().stream().anyMatch(known -> !before.asked(known))
            || before.heard().stream().anyMatch(Heard.Found.class::isInstance);
    if (notAskedYet) {
      // A transaction has just been named, or a request found: nobody was asked about it yet.
      return Optional.of(now);
    }
    Stream<Instant> looks =
        Stream.of(
                subject.requests().stream().map(request -> pace.request(request, now)),
                subject.transactions().stream().map(known -> pace.transaction(known, now)),
                pace.escrow(subject.escrow(), now, before.ledgerTime()).stream())
            .flatMap(each -> each);
    return subject.isSettled() ? Optional.empty() : looks.min(Instant::compareTo);
  }
}
