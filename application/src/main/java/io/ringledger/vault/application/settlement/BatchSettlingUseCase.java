package io.ringledger.vault.application.settlement;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.application.settlement.SettledBatches.Known;
import io.ringledger.vault.application.settlement.outbound.SettlementBatches.Credit;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger.Answer;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger.Channels;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.settlement.BatchSettlement;
import io.ringledger.vault.domain.settlement.BatchSettlement.Step;
import io.ringledger.vault.domain.settlement.BatchState;
import io.ringledger.vault.domain.settlement.Debit;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegId;
import io.ringledger.vault.domain.settlement.LegTerms;
import io.ringledger.vault.domain.settlement.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settlement: the domain says what comes next, from what is kept, and this does it. Each booking
 * looks again, under the batch's lock, whether it is still the next thing; so whoever was cut off
 * anywhere is followed by anybody else, and two at once do everything once.
 */
public final class BatchSettlingUseCase implements BatchSettling {

  private static final int BATCHES_AT_ONCE = 20;

  private final SettlementTools tools;
  private final SettlementReports reports;
  private final SettledBatches books;
  private final LegWork work;
  private final TicketDesk tickets;
  private final Redirections redirections;

  /**
   * Settlement with those tools.
   *
   * @param wantedTickets how many tickets are to be at hand, at most 250
   */
  public BatchSettlingUseCase(SettlementTools tools, int wantedTickets) {
    this.tools = tools;
    this.reports = new SettlementReports(tools);
    this.books = new SettledBatches(tools, reports);
    this.work = new LegWork(tools, books, reports);
    this.tickets = new TicketDesk(tools, wantedTickets);
    this.redirections = new Redirections(tools, reports);
  }

  @Override
  public int advance(RequestId run) {
    Author author = Author.system(run);
    redirections.follow(author);
    List<BatchNumber> due =
        tools
            .unitOfWork()
            .execute(() -> tools.batches().due(tools.clock().instant(), BATCHES_AT_ONCE));
    int steps = tickets.advance(!due.isEmpty()) ? 1 : 0;
    for (BatchNumber batch : due) {
      steps += step(batch, author) ? 1 : 0;
    }
    return steps;
  }

  private boolean step(BatchNumber batch, Author author) {
    Optional<Known> found = tools.unitOfWork().execute(() -> books.find(batch));
    return found
        .map(
            known ->
                switch (known.settlement().next()) {
                  case SURVEY -> survey(known, author);
                  case WORK -> worked(batch, author);
                  case ANCHOR -> booked(batch, Step.ANCHOR, author, this::anchored);
                  case COLLECT -> booked(batch, Step.COLLECT, author, this::collect);
                  case SETTLE -> booked(batch, Step.SETTLE, author, this::settled);
                  case REVERSE -> booked(batch, Step.REVERSE, author, this::reverse);
                  case REFUND -> booked(batch, Step.REFUND, author, this::refund);
                  case UNDO -> booked(batch, Step.UNDO, author, this::undo);
                  case REST -> false;
                })
        .orElse(false);
  }

  private boolean worked(BatchNumber batch, Author author) {
    boolean given = dropped(batch);
    boolean done = work.round(batch, author);
    return given || done;
  }

  // ---------------------------------------------------------------- asking first

  private boolean survey(Known known, Author author) {
    BatchNumber batch = known.head().number();
    List<Debit> debits = known.settlement().debits();
    return switch (tools.ledger().channels(debits.stream().map(Debit::channel).toList())) {
      case Answer.Silent<Channels>(var reason) -> {
        books.stumble(batch, reason);
        yield false;
      }
      case Answer.Told<Channels>(var channels) ->
          switch (Survey.of(
              debits, channels.found(), tools.authority().address(), channels.closedAt())) {
            case Survey.Behind(var session) -> {
              books.stumble(batch, "the ledger is behind our books on session " + session);
              yield false;
            }
            case Survey.Unsound(var session, var reason) ->
                booked(
                    batch,
                    Step.SURVEY,
                    author,
                    (current, by, now) ->
                        turnBack(current, "session %s: %s".formatted(session, reason), by, now));
            case Survey.Sound(var bases) ->
                booked(batch, Step.SURVEY, author, (current, _, now) -> plan(current, bases, now));
          };
    };
  }

  private void plan(Known known, Map<SessionId, Drops> bases, Instant now) {
    BatchSettlement batch = known.settlement();
    if (batch.state() == BatchState.CUT) {
      tools.legs().add(List.of(newLeg(LegTerms.anchor(batch.number()), now)));
      return;
    }
    tools
        .legs()
        .add(
            batch.debits().stream()
                .map(
                    debit ->
                        LegTerms.claim(
                            batch.number(),
                            debit.session(),
                            debit.drops(),
                            bases.getOrDefault(debit.session(), debit.claimed())))
                .map(terms -> newLeg(terms, now))
                .toList());
  }

  // ---------------------------------------------------------------- booking

  private interface Booking {
    void book(Known known, Author author, Instant now);
  }

  /** Books where that is still what comes next. */
  private boolean booked(BatchNumber batch, Step step, Author author, Booking booking) {
    return tools
        .unitOfWork()
        .execute(
            () -> {
              Known known = books.lock(batch).orElseThrow();
              boolean isNext = known.settlement().next() == step;
              if (isNext) {
                booking.book(known, author, tools.clock().instant());
              }
              return isNext;
            });
  }

  private void anchored(Known known, Author author, Instant now) {
    BatchNumber batch = known.head().number();
    tools.batches().move(batch, BatchState.ANCHORED, Optional.empty(), now);
    reports.moved(batch, author, "anchor", Map.of("hash", known.head().anchor().hash()));
  }

  /** The point of no return: cash is with the authority, and items move with it. */
  private void collect(Known known, Author author, Instant now) {
    BatchNumber batch = known.head().number();
    List<Credit> credits = tools.batches().credits(batch);
    tools.batches().collect(batch, now);
    tools.batches().move(batch, BatchState.COLLECTED, Optional.empty(), now);
    tools
        .legs()
        .add(
            credits.stream()
                .map(
                    credit ->
                        LegTerms.payment(batch, credit.wallet(), credit.account(), credit.drops()))
                .map(terms -> newLeg(terms, now))
                .toList());
    reports.collected(batch, author, known.settlement().debits().size(), credits.size());
  }

  private void settled(Known known, Author author, Instant now) {
    BatchNumber batch = known.head().number();
    tools.batches().move(batch, BatchState.SETTLED, Optional.empty(), now);
    reports.moved(batch, author, "settle", Map.of());
  }

  private void reverse(Known known, Author author, Instant now) {
    turnBack(known, known.settlement().reversalReason().orElse("a claim failed"), author, now);
  }

  /** What is not under way is given up; what is, is waited for. */
  private void turnBack(Known known, String reason, Author author, Instant now) {
    BatchNumber batch = known.head().number();
    tools.batches().move(batch, BatchState.REVERSING, Optional.of(reason), now);
    reports.moved(batch, author, "turn_back", Map.of("reason", reason));
    books.lock(batch).ifPresent(turned -> drop(turned, now));
  }

  private void refund(Known known, Author author, Instant now) {
    List<Leg> refunds = new ArrayList<>();
    for (Leg claim : known.settlement().unrefunded()) {
      Debit debit = known.settlement().debitOf(claim);
      refunds.add(
          newLeg(
              LegTerms.refund(
                  known.head().number(), debit.session(), debit.funding(), claim.terms().drops()),
              now));
    }
    tools.legs().add(refunds);
    reports.moved(
        known.head().number(),
        author,
        "refund",
        Map.of("refunds", Integer.toString(refunds.size())));
  }

  private void undo(Known known, Author author, Instant now) {
    BatchNumber batch = known.head().number();
    String reason = known.head().reason().orElse("reversed");
    tools.batches().undo(batch, reason, now);
    tools.batches().move(batch, BatchState.REVERSED, Optional.of(reason), now);
    reports.reversed(batch, author, reason);
  }

  /** In a batch that goes back, what is not under way is given up. */
  private boolean dropped(BatchNumber batch) {
    return tools
        .unitOfWork()
        .execute(
            () ->
                books.lock(batch).map(known -> drop(known, tools.clock().instant())).orElse(false));
  }

  private boolean drop(Known known, Instant now) {
    List<Leg> given = known.settlement().toDrop();
    tools.legs().save(given.stream().map(leg -> leg.dropped(now)).toList());
    tools
        .tickets()
        .release(given.stream().filter(leg -> leg.attempts() == 0).map(Leg::id).toList());
    return !given.isEmpty();
  }

  private Leg newLeg(LegTerms terms, Instant now) {
    return Leg.planned(new LegId(tools.randomness().newId()), terms, now);
  }
}
