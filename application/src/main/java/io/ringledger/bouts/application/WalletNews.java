package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.SigningRequests.Cancellation;
import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningLinks;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.bouts.domain.signing.SigningRequestStatus;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Hears from the wallet how a request of ours stands, outside any unit of work, and notes it in
 * one.
 */
final class WalletNews {

  private final SigningRequests wallet;
  private final SigningJournal journal;
  private final SigningRecord record;
  private final InstantSource clock;

  WalletNews(
      SigningRequests wallet, SigningJournal journal, SigningRecord record, InstantSource clock) {
    this.wallet = wallet;
    this.journal = journal;
    this.record = record;
    this.clock = clock;
  }

  /** What was heard about a request. */
  sealed interface Heard {

    SigningRequest about();

    /** Nothing new. */
    record Nothing(SigningRequest about) implements Heard {}

    /** The wallet has it, under that name. */
    record Found(SigningRequest about, UUID payload) implements Heard {}

    /** What became of it. */
    record Became(SigningRequest about, SigningResult result) implements Heard {}

    /** It was taken back, or the wallet has lost it. */
    record Withdrawn(SigningRequest about) implements Heard {}
  }

  /** How the attempts at one thing stand before there may be another; the oldest first. */
  Outcome<List<Heard>> before(List<SigningRequest> attempts) {
    List<Heard> heard = new ArrayList<>();
    for (SigningRequest request : attempts) {
      boolean isLast = request.equals(attempts.getLast());
      if (isLast || request.isFollowed(clock.instant())) {
        switch (before(request)) {
          case Success<Heard>(var said) -> heard.add(said);
          case Rejected<Heard> refusal -> {
            return refusal.as();
          }
        }
      }
    }
    return Outcome.success(heard);
  }

  /**
   * How a request stands before another may take its place. One that has expired is taken back
   * first: who had it open could sign it still. One that the wallet says it does not know is taken
   * back to be sure.
   */
  private Outcome<Heard> before(SigningRequest request) {
    return heard(request).then(said -> isOver(said) ? withdraw(request) : Outcome.success(said));
  }

  private static boolean isOver(Heard said) {
    return switch (said) {
      case Heard.Became(_, var result) ->
          result.status() == SigningStatus.EXPIRED || result.status() == SigningStatus.UNKNOWN;
      case Heard.Nothing(var request) -> request.status() == SigningRequestStatus.EXPIRED;
      case Heard.Found _, Heard.Withdrawn _ -> false;
    };
  }

  /** How a request stands. */
  Outcome<Heard> heard(SigningRequest request) {
    if (request.status().isFinal()) {
      return Outcome.success(new Heard.Nothing(request));
    }
    Optional<UUID> payload = request.payload();
    if (payload.isEmpty()) {
      return request.isBeingAsked(clock.instant())
          ? Outcome.success(new Heard.Nothing(request))
          : wallet.find(request.reference()).map(links -> found(request, links));
    }
    if (wallet.mode() == Mode.STUB) {
      return Outcome.success(new Heard.Nothing(request));
    }
    return wallet
        .result(payload.get(), SigningResult.open())
        .map(result -> new Heard.Became(request, result));
  }

  private static Heard found(SigningRequest request, Optional<SigningLinks> links) {
    return links.isPresent()
        ? new Heard.Found(request, links.get().payload())
        : new Heard.Nothing(request);
  }

  /** Takes a request back; where it is too late for that, hears what became of it instead. */
  Outcome<Heard> withdraw(SigningRequest request) {
    UUID payload = request.payload().orElseThrow();
    return switch (wallet.cancel(payload)) {
      case Rejected<Cancellation> refusal -> refusal.as();
      case Success<Cancellation>(var cancellation) ->
          switch (cancellation) {
            case CANCELLED, UNKNOWN -> Outcome.success(new Heard.Withdrawn(request));
            case RESOLVED, OPENED, EXPIRED ->
                wallet
                    .result(payload, SigningResult.open())
                    .map(result -> new Heard.Became(request, result));
          };
    };
  }

  /** Notes what was heard; inside a unit of work that holds the bout. */
  Bout note(Author author, Bout bout, Heard heard) {
    SigningRequest request =
        journal.requestsOf(bout.id()).stream()
            .filter(kept -> kept.id().equals(heard.about().id()))
            .findAny()
            .orElse(heard.about());
    return switch (heard) {
      case Heard.Nothing _ -> bout;
      case Heard.Found(_, var payload) -> {
        SigningRequest known = request.known(payload);
        if (!known.equals(request)) {
          journal.save(known);
        }
        yield bout;
      }
      case Heard.Became(_, var result) -> record.note(author, bout, request, result);
      case Heard.Withdrawn _ -> record.withdrawn(author, bout, request);
    };
  }

  /** Whether what was signed in the request is still on its way, or has done its work. */
  boolean isUndecided(SigningRequest request) {
    return request
        .transaction()
        .flatMap(hash -> journal.transaction(request.escrow(), hash))
        .map(FollowedTransaction::status)
        .map(
            status ->
                switch (status) {
                  case PENDING, VALIDATED, APPLIED -> true;
                  case FAILED, NEVER_COMES, REFUSED, UNHEARD_OF -> false;
                })
        .orElse(false);
  }
}
