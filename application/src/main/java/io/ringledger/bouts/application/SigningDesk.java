package io.ringledger.bouts.application;

import io.ringledger.bouts.application.Prepared.Item;
import io.ringledger.bouts.application.SigningBook.Asked;
import io.ringledger.bouts.application.SigningTask.Booked;
import io.ringledger.bouts.application.SigningTask.Drafted;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.application.outbound.Preflight.Standing.Known;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningLinks;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningOrder;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.signing.PreflightCode.Severity;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Particular;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Asks for signatures: never for one that the ledger would refuse, never for a second one. Ledger
 * and wallet are asked outside any unit of work; in between, what is about to be asked for is
 * written down first, so that a crash leaves nothing that cannot be found again.
 */
final class SigningDesk {

  private final UnitOfWork unitOfWork;
  private final BoutAccess access;
  private final SigningJournal journal;
  private final SigningRequests wallet;
  private final WalletNews news;
  private final PreflightDesk preflight;
  private final SigningBook book;
  private final BoutHistory history;

  SigningDesk(
      UnitOfWork unitOfWork,
      BoutAccess access,
      SigningJournal journal,
      SigningRequests wallet,
      WalletNews news,
      PreflightDesk preflight,
      SigningBook book,
      BoutHistory history) {
    this.unitOfWork = unitOfWork;
    this.access = access;
    this.journal = journal;
    this.wallet = wallet;
    this.news = news;
    this.preflight = preflight;
    this.book = book;
    this.history = history;
  }

  /** What a bout still needs signed, given how the ledger stands. */
  @FunctionalInterface
  interface Plan<S> {
    Outcome<List<SigningTask<S>>> of(Bout bout, Standing standing);
  }

  /**
   * Who asks for what.
   *
   * @param action under which it stands in the history
   * @param only these purses; empty: all
   */
  record Request<S>(Caller caller, BoutId bout, String action, Set<EscrowKind> only, Plan<S> plan) {

    Outcome<List<SigningTask<S>>> tasks(Bout now, Standing standing) {
      return plan.of(now, standing)
          .map(
              tasks ->
                  tasks.stream()
                      .filter(task -> only.isEmpty() || only.contains(task.kind()))
                      .toList());
    }
  }

  /** One live signing request for each thing that is to be signed now. */
  <S> Outcome<Prepared<S>> prepare(Request<S> request) {
    Outcome<Bout> own = unitOfWork.execute(() -> access.findOwn(request.caller(), request.bout()));
    if (own instanceof Rejected<Bout> stranger) {
      return stranger.as();
    }
    Standing standing = preflight.standing();
    Outcome<Prepared<S>> prepared =
        standing instanceof Standing.Unavailable(var reason)
            ? Outcome.rejected(BoutFailure.LEDGER_UNAVAILABLE, reason)
            : unitOfWork
                .execute(() -> draft(request, standing))
                .then(draft -> cleared(draft, standing))
                .then(cleared -> ask(request, cleared, standing));
    if (prepared instanceof Rejected<Prepared<S>> refusal) {
      unitOfWork.run(() -> writeDown(request, refusal));
    }
    return prepared;
  }

  /** What is to be signed, and the requests there have been for it. */
  private record Draft<S>(Bout bout, List<Drafted<S>> drafts, List<SigningRequest> requests) {}

  private <S> Outcome<Draft<S>> draft(Request<S> request, Standing standing) {
    return access
        .lockOwn(request.caller(), request.bout())
        .then(
            bout ->
                request
                    .tasks(bout, standing)
                    .map(
                        tasks ->
                            new Draft<>(
                                bout,
                                tasks.stream().map(SigningTask::drafted).toList(),
                                journal.requestsOf(bout.id()))));
  }

  /** What has passed the preflight. */
  private record Cleared<S>(
      List<Drafted<S>> drafts, List<SigningRequest> requests, List<PreflightFinding> findings) {}

  private <S> Outcome<Cleared<S>> cleared(Draft<S> draft, Standing standing) {
    Outcome<List<PreflightFinding>> checked =
        standing instanceof Known known
            ? preflight.check(draft.bout(), known, draft.drafts())
            : Outcome.success(List.of());
    return checked.then(
        findings -> {
          List<Drafted<S>> offered =
              draft.drafts().stream()
                  .filter(drafted -> findings.stream().noneMatch(f -> holdsBack(f, drafted)))
                  .toList();
          List<PreflightFinding> inTheWay =
              findings.stream()
                  .filter(f -> f.is(Severity.BLOCKER) || f.is(Severity.NOT_YET))
                  .toList();
          boolean blocked = inTheWay.stream().anyMatch(f -> f.is(Severity.BLOCKER));
          boolean nothingYet = offered.isEmpty() && !inTheWay.isEmpty();
          return blocked || nothingYet
              ? blocked(inTheWay)
              : Outcome.success(new Cleared<>(offered, draft.requests(), findings));
        });
  }

  private static boolean holdsBack(PreflightFinding finding, Drafted<?> drafted) {
    return finding.kind() == drafted.task().kind() && !finding.is(Severity.WARNING);
  }

  private static <T> Outcome<T> blocked(List<PreflightFinding> findings) {
    return new Rejected<>(
        BoutFailure.PREFLIGHT_BLOCKED,
        BoutFailure.PREFLIGHT_BLOCKED.detail(),
        findings.stream()
            .map(f -> new Particular(f.kind().wire(), f.code().wire(), f.detail()))
            .toList());
  }

  private <S> Outcome<Prepared<S>> ask(Request<S> request, Cleared<S> cleared, Standing standing) {
    List<WalletNews.Heard> heard = new ArrayList<>();
    for (Drafted<S> drafted : cleared.drafts()) {
      switch (news.before(SigningBook.attempts(cleared.requests(), drafted.task()))) {
        case Success<List<WalletNews.Heard>>(var said) -> heard.addAll(said);
        case Rejected<List<WalletNews.Heard>> refusal -> {
          return refusal.as();
        }
      }
    }
    return unitOfWork
        .execute(() -> book(request, cleared, heard, standing))
        .then(booked -> deliver(request, cleared, booked));
  }

  private <S> Outcome<List<Booked<S>>> book(
      Request<S> request, Cleared<S> cleared, List<WalletNews.Heard> heard, Standing standing) {
    return access
        .lockOwn(request.caller(), request.bout())
        .then(
            bout ->
                request
                    .tasks(bout, standing)
                    .map(
                        still -> {
                          List<Drafted<S>> open =
                              cleared.drafts().stream()
                                  .filter(drafted -> isAmong(still, drafted))
                                  .toList();
                          long ledger = standing instanceof Known known ? known.ledgerIndex() : 0;
                          history.succeeded(
                              request.caller().author(), bout.id(), request.action(), facts(open));
                          return book.book(request.caller().author(), bout, ledger, open, heard);
                        }));
  }

  /** What has been signed and confirmed since it was drafted is not offered any more. */
  private static boolean isAmong(List<? extends SigningTask<?>> still, Drafted<?> drafted) {
    return still.stream().anyMatch(task -> task.isSameAs(drafted.task()));
  }

  /** Asks the wallet for what it does not have yet; what it made is kept, whatever comes after. */
  private <S> Outcome<Prepared<S>> deliver(
      Request<S> request, Cleared<S> cleared, List<Booked<S>> booked) {
    List<Item<S>> items = new ArrayList<>();
    List<Asked> asked = new ArrayList<>();
    Optional<Rejected<SigningLinks>> failure = Optional.empty();
    for (Booked<S> each : booked) {
      SigningRequest live = each.request();
      if (live.payload().isPresent()) {
        items.add(item(each, live, wallet.links(live.payload().get())));
      } else if (failure.isPresent()) {
        asked.add(new Asked(live, Optional.empty()));
      } else {
        switch (wallet.create(order(each))) {
          case Success<SigningLinks>(var links) -> {
            asked.add(new Asked(live, Optional.of(links.payload())));
            items.add(item(each, live.known(links.payload()), links));
          }
          case Rejected<SigningLinks> refusal -> {
            asked.add(new Asked(live, Optional.empty()));
            failure = Optional.of(refusal);
          }
        }
      }
    }
    if (!asked.isEmpty()) {
      unitOfWork.run(() -> keep(request, asked));
    }
    return failure.isPresent()
        ? failure.get().as()
        : Outcome.success(
            new Prepared<>(items, PreflightDesk.warnings(cleared.findings(), booked)));
  }

  private static SigningOrder order(Booked<?> booked) {
    return new SigningOrder(
        booked.request().reference(),
        booked.drafted().transaction(),
        booked.drafted().task().instruction());
  }

  private static <S> Item<S> item(Booked<S> booked, SigningRequest request, SigningLinks links) {
    return new Item<>(
        booked.drafted().task().step(), booked.drafted().transaction(), request, links);
  }

  private void keep(Request<?> request, List<Asked> asked) {
    if (access.lockOwn(request.caller(), request.bout()) instanceof Success<Bout>(var bout)) {
      book.keep(bout, asked);
    }
  }

  private void writeDown(Request<?> request, Rejected<?> refusal) {
    if (access.lockOwn(request.caller(), request.bout()) instanceof Success<Bout>(var bout)) {
      Map<String, String> details = new TreeMap<>();
      for (Particular particular : refusal.particulars()) {
        details.merge(particular.subject(), particular.code(), (a, b) -> a + "," + b);
      }
      history.refused(request.caller().author(), bout.id(), request.action(), refusal, details);
    }
  }

  private static Map<String, String> facts(List<? extends Drafted<?>> drafts) {
    return Map.of(
        "escrow_kinds",
        Instructions.kinds(drafts.stream().map(drafted -> drafted.task().escrow())),
        "fulfillment_disclosed",
        Boolean.toString(drafts.stream().anyMatch(drafted -> drafted.task().discloses())));
  }
}
