package io.ringledger.vault.application.settlement;

import io.ringledger.shared.application.Author;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger.Answer;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger.Content;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger.Standing;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.settlement.Attempt;
import io.ringledger.vault.domain.settlement.AttemptFate;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegId;
import io.ringledger.vault.domain.settlement.LegKind;
import io.ringledger.vault.domain.settlement.LegState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Signs, sends and follows the legs of a batch. What is signed is kept before it is sent, and each
 * transaction is asked for by its hash before another is signed on its ticket. So a crash loses
 * nothing, and two at once do it once.
 */
final class LegWork {

  /** Legs in a round, so that no round takes long. */
  static final int AT_ONCE = 50;

  /** About as long as a ledger takes to be validated. */
  static final Duration LOOK_AFTER = Duration.ofSeconds(3);

  /** What is kept as a node's word where none came. */
  static final String UNANSWERED = "unanswered";

  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  private final SettlementTools tools;
  private final SettledBatches books;
  private final SettlementReports reports;

  LegWork(SettlementTools tools, SettledBatches books, SettlementReports reports) {
    this.tools = tools;
    this.books = books;
    this.reports = reports;
  }

  /** Does what can be done now; answers whether anything was. */
  boolean round(BatchNumber batch, Author author) {
    boolean followed = follow(batch, author);
    boolean signed = sign(batch);
    return followed || signed;
  }

  // ---------------------------------------------------------------- following

  /** What was heard of a leg. */
  private record Heard(List<Leg.Fated> fates, Optional<String> silence, Optional<String> resent) {}

  private boolean follow(BatchNumber batch, Author author) {
    Instant now = tools.clock().instant();
    List<Leg> legs =
        tools
            .unitOfWork()
            .execute(() -> books.find(batch).map(b -> b.settlement().toFollow(now)))
            .orElse(List.of());
    if (legs.isEmpty()) {
      return false;
    }
    List<Leg> round = legs.subList(0, Math.min(AT_ONCE, legs.size()));
    Map<LegId, List<Attempt>> attempts =
        tools.unitOfWork().execute(() -> tools.legs().attempts(round));
    Map<LegId, Heard> heard = new HashMap<>();
    for (Leg leg : round) {
      Heard word = listen(attempts.getOrDefault(leg.id(), List.of()));
      heard.put(leg.id(), word);
      if (word.silence().isPresent() || word.resent().equals(Optional.of(UNANSWERED))) {
        // The others would hear nothing either, and each would take its time.
        break;
      }
    }
    tools.unitOfWork().run(() -> keepHeard(batch, round, heard, author));
    return true;
  }

  /**
   * Asks for all of them; what may still come is sent again, which is also how it is first sent.
   */
  private Heard listen(List<Attempt> attempts) {
    List<Leg.Fated> fates = new ArrayList<>();
    for (Attempt attempt : attempts) {
      switch (tools.ledger().fate(attempt)) {
        case Answer.Silent<AttemptFate>(var reason) -> {
          return new Heard(fates, Optional.of(reason), Optional.empty());
        }
        case Answer.Told<AttemptFate>(var fate) -> fates.add(new Leg.Fated(attempt, fate));
      }
    }
    boolean isOpen = !fates.isEmpty() && fates.getLast().fate() instanceof AttemptFate.Open;
    Optional<String> resent =
        isOpen && fates.stream().noneMatch(one -> one.fate() instanceof AttemptFate.Applied)
            ? Optional.of(send(attempts.getLast()))
            : Optional.empty();
    return new Heard(fates, Optional.empty(), resent);
  }

  private String send(Attempt attempt) {
    return switch (tools.ledger().submit(attempt)) {
      case Answer.Told<String>(var code) -> code;
      // It may have arrived all the same: it is followed like one that has.
      case Answer.Silent<String> _ -> UNANSWERED;
    };
  }

  private void keepHeard(
      BatchNumber batch, List<Leg> asked, Map<LegId, Heard> heard, Author author) {
    Instant now = tools.clock().instant();
    SettledBatches.Known known = books.lock(batch).orElseThrow();
    Map<LegId, Leg> current = byId(known.settlement().legs());
    List<Leg> changed = new ArrayList<>();
    for (Leg before : asked) {
      Leg leg = current.get(before.id());
      Heard word = heard.get(before.id());
      // Somebody else may have been here meanwhile; then this is no news.
      if (leg != null && word != null && isAsBefore(leg, before)) {
        changed.add(judged(leg, word, now));
      }
    }
    tools.legs().save(changed);
    freeTickets(changed);
    creditPaid(changed);
    changed.stream()
        .filter(leg -> leg.state() == LegState.HELD)
        .forEach(leg -> reports.held(batch, author, leg));
    book(known, changed, heard, now);
  }

  private static Leg judged(Leg leg, Heard word, Instant now) {
    if (word.silence().isPresent()) {
      return leg.later(now.plus(ASK_AGAIN));
    }
    Leg next = leg.followed(word.fates(), now);
    return next.equals(leg)
        ? leg.submitted(word.resent().or(leg::code).orElse(UNANSWERED), now.plus(LOOK_AFTER), now)
        : next;
  }

  private static boolean isAsBefore(Leg leg, Leg before) {
    return leg.state().isInFlight()
        && leg.attempts() == before.attempts()
        && leg.place().equals(before.place());
  }

  /** What was used is no ticket any more. */
  private void freeTickets(List<Leg> changed) {
    Set<Long> spent = new HashSet<>();
    for (Leg leg : changed) {
      boolean used = leg.ledgerIndex().isPresent() || leg.place().isEmpty();
      if (used && !leg.state().isInFlight()) {
        leg.attempt().ifPresent(attempt -> spent.add(attempt.place()));
      }
    }
    tools.tickets().spent(spent);
  }

  private void creditPaid(List<Leg> changed) {
    for (Leg leg : changed) {
      if (leg.state() == LegState.VALIDATED && leg.terms().kind() == LegKind.PAYMENT) {
        tools
            .batches()
            .paid(
                leg.terms().batch().orElseThrow(),
                leg.terms().wallet().orElseThrow(),
                leg.terms().drops());
      }
    }
  }

  private void book(
      SettledBatches.Known known, List<Leg> changed, Map<LegId, Heard> heard, Instant now) {
    boolean better = changed.stream().anyMatch(leg -> leg.state() == LegState.VALIDATED);
    Optional<String> worse =
        heard.values().stream()
            .flatMap(word -> word.silence().stream())
            .findFirst()
            .or(
                () ->
                    changed.stream()
                        .filter(leg -> leg.isStuck() || !leg.state().isInFlight())
                        .filter(leg -> leg.state() != LegState.VALIDATED)
                        .findFirst()
                        .flatMap(Leg::reason));
    books.note(known.head(), better, worse, now);
  }

  // ---------------------------------------------------------------- signing

  private boolean sign(BatchNumber batch) {
    Optional<SettledBatches.Known> placed =
        tools.unitOfWork().execute(() -> books.lock(batch).map(this::placed));
    List<Leg> legs =
        placed
            .map(known -> known.settlement().toSign(tools.clock().instant()))
            .orElse(List.of())
            .stream()
            .filter(leg -> leg.place().isPresent())
            .limit(AT_ONCE)
            .toList();
    if (legs.isEmpty()) {
      return false;
    }
    return switch (tools.ledger().standing()) {
      case Answer.Silent<Standing>(var reason) -> {
        books.stumble(batch, reason);
        yield false;
      }
      case Answer.Told<Standing>(var standing) -> signAndSend(placed.orElseThrow(), legs, standing);
    };
  }

  /** Gives those that need one a ticket, as far as there are any. */
  private SettledBatches.Known placed(SettledBatches.Known known) {
    Instant now = tools.clock().instant();
    List<Leg> without =
        known.settlement().toSign(now).stream()
            .filter(leg -> leg.place().isEmpty())
            .limit(AT_ONCE)
            .toList();
    if (without.isEmpty()) {
      return known;
    }
    Map<LegId, Long> given = tools.tickets().take(without.stream().map(Leg::id).toList());
    List<Leg> placed = new ArrayList<>();
    for (Leg leg : without) {
      Long ticket = given.get(leg.id());
      if (ticket != null) {
        placed.add(leg.placed(ticket, now));
      }
    }
    tools.legs().save(placed);
    return known.with(placed);
  }

  private boolean signAndSend(SettledBatches.Known known, List<Leg> legs, Standing standing) {
    List<Attempt> signed = new ArrayList<>();
    Optional<String> trouble = Optional.empty();
    for (Leg leg : legs) {
      switch (tools.ledger().sign(leg, content(known, leg), standing)) {
        case Answer.Told<Attempt>(var attempt) -> signed.add(attempt);
        case Answer.Silent<Attempt>(var reason) -> trouble = Optional.of(reason);
      }
    }
    trouble.ifPresent(reason -> books.stumble(known.head().number(), reason));
    List<Attempt> kept =
        tools.unitOfWork().execute(() -> keepSigned(known.head().number(), signed));
    Map<LegId, String> said = new HashMap<>();
    for (Attempt attempt : kept) {
      String code = send(attempt);
      said.put(attempt.leg(), code);
      if (code.equals(UNANSWERED)) {
        // Those behind would wait for an answer as long; they are sent when they are followed.
        break;
      }
    }
    tools.unitOfWork().run(() -> keepSent(known.head().number(), kept, said));
    return !kept.isEmpty();
  }

  /** Of two who signed, the second sends nothing of its own. */
  private List<Attempt> keepSigned(BatchNumber batch, List<Attempt> signed) {
    Instant now = tools.clock().instant();
    Map<LegId, Leg> open = byId(books.lock(batch).orElseThrow().settlement().toSign(now));
    List<Attempt> kept = new ArrayList<>();
    List<Leg> changed = new ArrayList<>();
    for (Attempt attempt : signed) {
      Leg leg = open.get(attempt.leg());
      if (leg != null && leg.place().equals(OptionalLong.of(attempt.place()))) {
        kept.add(attempt);
        changed.add(leg.signed(attempt, now));
      }
    }
    tools.legs().addAttempts(kept);
    tools.legs().save(changed);
    return kept;
  }

  private void keepSent(BatchNumber batch, List<Attempt> sent, Map<LegId, String> said) {
    Instant now = tools.clock().instant();
    Map<LegId, Leg> current = byId(books.lock(batch).orElseThrow().settlement().legs());
    List<Leg> changed = new ArrayList<>();
    for (Attempt attempt : sent) {
      Leg leg = current.get(attempt.leg());
      String code = said.get(attempt.leg());
      if (leg != null
          && code != null
          && leg.state() == LegState.SIGNED
          && leg.attempt().equals(Optional.of(attempt))) {
        changed.add(leg.submitted(code, now.plus(LOOK_AFTER), now));
      }
    }
    tools.legs().save(changed);
  }

  private static Content content(SettledBatches.Known known, Leg leg) {
    return switch (leg.terms().kind()) {
      case TICKETS -> new Content.Tickets(leg.terms().tickets());
      case ANCHOR -> new Content.Anchor(AnchorMemo.of(known.head()));
      case CLAIM -> new Content.Claim(known.settlement().debitOf(leg), leg.terms().target());
      case PAYMENT, REFUND ->
          new Content.Pay(leg.terms().destination().orElseThrow(), leg.terms().drops());
    };
  }

  private static Map<LegId, Leg> byId(List<Leg> legs) {
    return legs.stream().collect(Collectors.toMap(Leg::id, Function.identity()));
  }
}
