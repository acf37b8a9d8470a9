package io.ringledger.vault.application.settlement;

import io.ringledger.vault.application.settlement.outbound.SettlementLedger.Answer;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger.Content;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger.Standing;
import io.ringledger.vault.domain.settlement.Attempt;
import io.ringledger.vault.domain.settlement.AttemptFate;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegId;
import io.ringledger.vault.domain.settlement.LegState;
import io.ringledger.vault.domain.settlement.LegTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Keeps tickets at hand. They are made with the account's sequence number, which nothing else uses;
 * one transaction that makes them is under way at a time.
 */
final class TicketDesk {

  private final SettlementTools tools;
  private final int wanted;

  TicketDesk(SettlementTools tools, int wanted) {
    if (wanted < 1 || wanted > LegTerms.MOST_TICKETS) {
      throw new IllegalArgumentException("an account holds from 1 to 250 tickets");
    }
    this.tools = tools;
    this.wanted = wanted;
  }

  /** Goes on with what is under way, or begins where tickets run low and are needed. */
  boolean advance(boolean needed) {
    Optional<Leg> open =
        tools
            .unitOfWork()
            .execute(() -> tools.legs().lockOpenTickets().or(() -> planned(needed)))
            .filter(leg -> !leg.dueAt().isAfter(tools.clock().instant()));
    return open.map(leg -> leg.state().isInFlight() ? follow(leg) : sign(leg)).orElse(false);
  }

  private Optional<Leg> planned(boolean needed) {
    int free = tools.tickets().free();
    int room = LegTerms.MOST_TICKETS - tools.tickets().held();
    int count = Math.min(wanted - free, room);
    if (!needed || free > wanted / 2 || count < 1) {
      return Optional.empty();
    }
    Leg leg =
        Leg.planned(
            new LegId(tools.randomness().newId()),
            LegTerms.makeTickets(count),
            tools.clock().instant());
    return tools.legs().begin(leg) ? Optional.of(leg) : Optional.empty();
  }

  private boolean sign(Leg leg) {
    if (!(tools.ledger().standing() instanceof Answer.Told<Standing>(var standing))) {
      return wait(leg);
    }
    Leg placed = leg.placed(standing.nextSequence(), tools.clock().instant());
    if (!(tools.ledger().sign(placed, new Content.Tickets(leg.terms().tickets()), standing)
        instanceof Answer.Told<Attempt>(var attempt))) {
      return wait(leg);
    }
    boolean kept = tools.unitOfWork().execute(() -> keepSigned(leg, placed, attempt));
    if (kept) {
      String said = send(attempt);
      change(attempt, signed -> signed.submitted(said, lookAt(), tools.clock().instant()));
    }
    return kept;
  }

  private boolean keepSigned(Leg before, Leg placed, Attempt attempt) {
    Optional<Leg> open = tools.legs().lockOpenTickets().filter(leg -> leg.equals(before));
    if (open.isEmpty()) {
      return false;
    }
    tools.legs().addAttempts(List.of(attempt));
    tools.legs().save(List.of(placed.signed(attempt, tools.clock().instant())));
    return true;
  }

  private boolean follow(Leg leg) {
    Attempt attempt = leg.attempt().orElseThrow();
    if (!(tools.ledger().fate(attempt) instanceof Answer.Told<AttemptFate>(var fate))) {
      return wait(leg);
    }
    Optional<String> resent =
        fate instanceof AttemptFate.Open ? Optional.of(send(attempt)) : Optional.empty();
    change(
        attempt,
        current -> {
          Instant now = tools.clock().instant();
          Leg next = current.followed(List.of(new Leg.Fated(attempt, fate)), now);
          if (next.state() == LegState.VALIDATED) {
            // The first ticket follows the sequence number that made it.
            tools
                .tickets()
                .add(
                    LongStream.rangeClosed(1, leg.terms().tickets())
                        .mapToObj(i -> attempt.place() + i)
                        .toList(),
                    leg.id());
          }
          return next.equals(current)
              ? current.submitted(resent.orElse(LegWork.UNANSWERED), lookAt(), now)
              : next;
        });
    return true;
  }

  private interface Change {
    Leg of(Leg current);
  }

  private void change(Attempt attempt, Change change) {
    tools
        .unitOfWork()
        .run(
            () ->
                tools
                    .legs()
                    .lockOpenTickets()
                    .filter(leg -> leg.state().isInFlight())
                    .filter(leg -> leg.attempt().equals(Optional.of(attempt)))
                    .ifPresent(leg -> tools.legs().save(List.of(change.of(leg)))));
  }

  private boolean wait(Leg leg) {
    tools
        .unitOfWork()
        .run(
            () ->
                tools
                    .legs()
                    .lockOpenTickets()
                    .filter(leg::equals)
                    .ifPresent(open -> tools.legs().save(List.of(open.later(lookAt())))));
    return false;
  }

  private Instant lookAt() {
    return tools.clock().instant().plus(LegWork.LOOK_AFTER);
  }

  private String send(Attempt attempt) {
    return tools.ledger().submit(attempt) instanceof Answer.Told<String>(var code)
        ? code
        : LegWork.UNANSWERED;
  }
}
