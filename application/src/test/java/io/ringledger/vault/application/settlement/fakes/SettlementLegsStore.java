package io.ringledger.vault.application.settlement.fakes;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.settlement.outbound.AuthorityTickets;
import io.ringledger.vault.application.settlement.outbound.SettlementLegs;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.settlement.Attempt;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegId;
import io.ringledger.vault.domain.settlement.LegKind;
import io.ringledger.vault.domain.settlement.LegState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Legs, what was signed for them, and tickets, in memory. */
public final class SettlementLegsStore implements SettlementLegs, AuthorityTickets, Restorable {

  private TreeMap<LegId, Leg> legs = new TreeMap<>();
  private List<Attempt> attempts = new ArrayList<>();
  private TreeMap<Long, Optional<LegId>> tickets = new TreeMap<>();
  private Map<WalletAddress, XrplAddress> named = new HashMap<>();

  /** A wallet names an account where it wants to be paid from now on. */
  public void name(WalletAddress wallet, XrplAddress account) {
    named.put(wallet, account);
  }

  public List<Leg> all() {
    return List.copyOf(legs.values());
  }

  @Override
  public List<Leg> of(BatchNumber batch) {
    return legs.values().stream()
        .filter(leg -> leg.terms().batch().equals(Optional.of(batch)))
        .toList();
  }

  @Override
  public Optional<Leg> lockOpenTickets() {
    return legs.values().stream()
        .filter(leg -> leg.terms().kind() == LegKind.TICKETS && !leg.state().isAtRest())
        .findFirst();
  }

  @Override
  public Optional<Leg> find(LegId id) {
    return Optional.ofNullable(legs.get(id));
  }

  @Override
  public boolean begin(Leg making) {
    if (lockOpenTickets().isPresent()) {
      return false;
    }
    add(List.of(making));
    return true;
  }

  @Override
  public void add(Collection<Leg> added) {
    added.forEach(leg -> legs.put(leg.id(), leg));
  }

  @Override
  public void save(Collection<Leg> changed) {
    for (Leg leg : changed) {
      if (legs.put(leg.id(), leg) == null) {
        throw new IllegalStateException("there is no leg " + leg.id());
      }
    }
  }

  @Override
  public void addAttempts(Collection<Attempt> added) {
    attempts.addAll(added);
  }

  @Override
  public Map<LegId, List<Attempt>> attempts(Collection<Leg> of) {
    Map<LegId, List<Attempt>> found = new HashMap<>();
    for (Leg leg : of) {
      found.put(
          leg.id(),
          attempts.stream()
              .filter(one -> one.leg().equals(leg.id()))
              .filter(one -> leg.place().equals(OptionalLong.of(one.place())))
              .toList());
    }
    return found;
  }

  @Override
  public Page<Leg, LegId> list(LegState state, Optional<LegId> after, int limit) {
    List<Leg> found =
        legs.values().stream()
            .filter(leg -> leg.state() == state)
            .filter(leg -> after.isEmpty() || leg.id().compareTo(after.get()) > 0)
            .limit(limit + 1L)
            .toList();
    return found.size() > limit
        ? new Page<>(found.subList(0, limit), Optional.of(found.get(limit - 1).id()))
        : new Page<>(found, Optional.empty());
  }

  @Override
  public Map<LegId, XrplAddress> redirected(int limit) {
    Map<LegId, XrplAddress> found = new HashMap<>();
    for (Leg leg : legs.values()) {
      XrplAddress account = leg.terms().wallet().map(named::get).orElse(null);
      if (leg.state() == LegState.HELD
          && account != null
          && !leg.reason().equals(Optional.of(Leg.TICKET_SPENT))
          && !leg.terms().destination().equals(Optional.of(account))
          && found.size() < limit) {
        found.put(leg.id(), account);
      }
    }
    return found;
  }

  @Override
  public int free() {
    return (int) tickets.values().stream().filter(Optional::isEmpty).count();
  }

  @Override
  public int held() {
    return tickets.size();
  }

  @Override
  public Map<LegId, Long> take(List<LegId> wanting) {
    Map<LegId, Long> given = new HashMap<>();
    for (LegId leg : wanting) {
      tickets.entrySet().stream()
          .filter(ticket -> ticket.getValue().isEmpty())
          .findFirst()
          .ifPresent(
              ticket -> {
                ticket.setValue(Optional.of(leg));
                given.put(leg, ticket.getKey());
              });
    }
    return given;
  }

  @Override
  public void release(Collection<LegId> given) {
    tickets.replaceAll(
        (_, leg) -> leg.filter(given::contains).isPresent() ? Optional.empty() : leg);
  }

  @Override
  public void add(Collection<Long> made, LegId madeBy) {
    made.forEach(ticket -> tickets.putIfAbsent(ticket, Optional.empty()));
  }

  @Override
  public void spent(Collection<Long> gone) {
    tickets.keySet().removeAll(gone);
  }

  @Override
  public Runnable checkpoint() {
    TreeMap<LegId, Leg> legsBefore = new TreeMap<>(legs);
    List<Attempt> attemptsBefore = new ArrayList<>(attempts);
    TreeMap<Long, Optional<LegId>> ticketsBefore = new TreeMap<>(tickets);
    Map<WalletAddress, XrplAddress> namedBefore = new HashMap<>(named);
    return () -> {
      legs = legsBefore;
      attempts = attemptsBefore;
      tickets = ticketsBefore;
      named = namedBefore;
    };
  }
}
