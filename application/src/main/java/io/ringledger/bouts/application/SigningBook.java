package io.ringledger.bouts.application;

import io.ringledger.bouts.application.SigningTask.Booked;
import io.ringledger.bouts.application.SigningTask.Drafted;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.bouts.domain.signing.SigningRequestId;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.application.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps at most one live request for each thing that is to be signed, in units of work that hold
 * the bout.
 */
final class SigningBook {

  private static final Duration FIRST_LOOK = Duration.ofSeconds(5);

  private final SigningJournal journal;
  private final WalletNews news;
  private final FollowUps followUps;
  private final Randomness randomness;
  private final InstantSource clock;

  SigningBook(
      SigningJournal journal,
      WalletNews news,
      FollowUps followUps,
      Randomness randomness,
      InstantSource clock) {
    this.journal = journal;
    this.news = news;
    this.followUps = followUps;
    this.randomness = randomness;
    this.clock = clock;
  }

  /** Notes what the wallet said, then books each task: on its live request, or on a new one. */
  <S> List<Booked<S>> book(
      Author author,
      Bout locked,
      long ledger,
      List<Drafted<S>> drafts,
      List<WalletNews.Heard> heard) {
    Bout bout = locked;
    for (WalletNews.Heard said : heard) {
      bout = news.note(author, bout, said);
    }
    List<SigningRequest> requests = journal.requestsOf(bout.id());
    Bout now = bout;
    return drafts.stream()
        .map(drafted -> new Booked<>(drafted, live(now, ledger, drafted.task(), requests)))
        .toList();
  }

  private SigningRequest live(
      Bout bout, long ledger, SigningTask<?> task, List<SigningRequest> requests) {
    Instant now = clock.instant();
    Optional<SigningRequest> latest = latest(attempts(requests, task));
    SigningRequest live =
        latest.isPresent()
            ? live(latest.get(), ledger, now)
            : SigningRequest.first(
                new SigningRequestId(randomness.newId()),
                bout.id(),
                task.escrow().id(),
                task.kind(),
                task.action(),
                now,
                ledger);
    if (!latest.equals(Optional.of(live))) {
      journal.save(live);
    }
    followUps.follow(live.escrow(), now.plus(FIRST_LOOK));
    return live;
  }

  private SigningRequest live(SigningRequest latest, long ledger, Instant now) {
    return switch (latest.status()) {
      case OPEN -> latest;
      case REQUESTED -> {
        if (latest.isBeingAsked(now)) {
          throw new ConcurrencyConflict("the wallet is being asked for this signature");
        }
        yield latest.askedAgain(now);
      }
      case SIGNED -> news.isUndecided(latest) ? latest : next(latest, ledger, now);
      case EXPIRED -> latest.maySurviveExpiry(now) ? latest : next(latest, ledger, now);
      case DECLINED, CANCELLED -> next(latest, ledger, now);
    };
  }

  private SigningRequest next(SigningRequest latest, long ledger, Instant now) {
    return latest.next(new SigningRequestId(randomness.newId()), now, ledger);
  }

  /** All attempts at that task, oldest first. */
  static List<SigningRequest> attempts(List<SigningRequest> requests, SigningTask<?> task) {
    return requests.stream().filter(task::isSubjectOf).toList();
  }

  /** The attempt that counts: one that is signed and on its way, or else the last. */
  private Optional<SigningRequest> latest(List<SigningRequest> attempts) {
    return attempts.stream()
        .filter(news::isUndecided)
        .findFirst()
        .or(() -> attempts.stream().reduce((_, last) -> last));
  }

  /**
   * What came of asking the wallet.
   *
   * @param payload under which it has the request; empty where it did not answer
   */
  record Asked(SigningRequest request, Optional<UUID> payload) {}

  /** Keeps what came of asking, on top of whatever has been learnt meanwhile. */
  void keep(Bout bout, List<Asked> all) {
    List<SigningRequest> requests = journal.requestsOf(bout.id());
    for (Asked asked : all) {
      requests.stream()
          .filter(kept -> kept.id().equals(asked.request().id()))
          .map(
              kept ->
                  asked.payload().isPresent()
                      ? kept.known(asked.payload().get())
                      : kept.askedInVain())
          .forEach(journal::save);
    }
  }
}
