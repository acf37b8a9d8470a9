package io.ringledger.vault.application.intents;

import static java.util.Objects.requireNonNull;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.intents.IntentIntake.ClaimOffer;
import io.ringledger.vault.application.intents.IntentScreening.Screened;
import io.ringledger.vault.application.intents.IntentScreening.Screened.Proved;
import io.ringledger.vault.application.intents.IntentScreening.Screened.Repeated;
import io.ringledger.vault.application.intents.IntentScreening.Screening;
import io.ringledger.vault.application.outbound.IntentBook.Stated;
import io.ringledger.vault.application.outbound.IntentBook.Used;
import io.ringledger.vault.application.outbound.ListingBook.Wanted;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.intent.IntentRules;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.intent.TradeTerms;
import io.ringledger.vault.domain.market.ItemStanding;
import io.ringledger.vault.domain.market.Listing;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Accepts what was screened, within one unit of work: it holds the sessions, then the items, then
 * the listings of one request, and decides on one intent after the other.
 */
final class IntentAcceptance {

  private final MarketPorts ports;
  private final Instant now;
  private final Screening screening;
  private final List<Proved> proved;

  private Map<SessionId, SessionPurse> sessions = Map.of();
  private Map<ItemId, ItemStanding> items = Map.of();
  private Used used = new Used(Map.of(), Map.of());
  private final Map<Wanted, Deque<Listing>> free = new HashMap<>();
  private final Map<SessionId, Outcome<SessionPurse>> unfunded = new HashMap<>();
  private final Set<SessionId> changed = new HashSet<>();
  private final Map<Stated, Ready> ready = new HashMap<>();
  private final List<Ready> inOrder = new ArrayList<>();
  private final List<Listing> taken = new ArrayList<>();

  IntentAcceptance(MarketPorts ports, Screening screening, Instant now) {
    this.ports = ports;
    this.screening = screening;
    this.now = now;
    this.proved =
        screening.offers().stream()
            .filter(Success.class::isInstance)
            .map(offer -> ((Success<Screened>) offer).value())
            .filter(Proved.class::isInstance)
            .map(Proved.class::cast)
            .toList();
  }

  /** What was decided on an offer. */
  record Decided(TradeIntent intent, boolean again) {}

  /** One that is accepted and only lacks its place in the order. */
  private record Ready(IntentId id, Proved proof, Optional<Listing> listing) {}

  /** What the request came to, in the order of its offers. */
  record Decisions(List<Outcome<Decided>> offers, List<TradeIntent> accepted) {}

  Decisions decide() {
    hold();
    screening.claims().forEach(this::noteClaim);
    List<Outcome<Ready>> standing = new ArrayList<>();
    Map<Integer, TradeIntent> repeated = new HashMap<>();
    Set<Integer> again = new HashSet<>();
    for (Outcome<Screened> offer : screening.offers()) {
      int index = standing.size();
      standing.add(
          offer.then(
              screened ->
                  switch (screened) {
                    case Repeated(var intent) -> {
                      repeated.put(index, intent);
                      yield Outcome.rejected(VaultFailure.NONCE_USED);
                    }
                    case Proved proof -> {
                      TradeIntent earlier = used.intents().get(proof.stated());
                      if (earlier != null && earlier.digest().equals(proof.digest())) {
                        repeated.put(index, earlier);
                      }
                      if (ready.containsKey(proof.stated())) {
                        again.add(index);
                      }
                      yield decide(proof);
                    }
                  }));
    }
    Map<IntentId, TradeIntent> accepted = keep();
    List<Outcome<Decided>> decided = new ArrayList<>();
    for (int i = 0; i < standing.size(); i++) {
      boolean before = again.contains(i);
      decided.add(
          repeated.containsKey(i)
              ? Outcome.success(new Decided(requireNonNull(repeated.get(i)), true))
              : standing
                  .get(i)
                  .map(one -> new Decided(requireNonNull(accepted.get(one.id())), before)));
    }
    return new Decisions(
        decided, inOrder.stream().map(one -> requireNonNull(accepted.get(one.id()))).toList());
  }

  private void hold() {
    if (proved.isEmpty() && screening.claims().isEmpty()) {
      return;
    }
    Set<SessionId> ids = new LinkedHashSet<>(screening.claims().keySet());
    proved.forEach(proof -> ids.add(proof.terms().sessionId()));
    sessions = new HashMap<>(ports.funds().lock(ids));
    if (proved.isEmpty()) {
      return;
    }
    used = ports.intents().used(proved.stream().map(Proved::stated).distinct().toList());
    items =
        ports.items().lock(proved.stream().map(proof -> proof.terms().item()).distinct().toList());
    Set<Wanted> wanted = new LinkedHashSet<>();
    for (Proved proof : proved) {
      if (proof.terms().action() == IntentAction.BUY_NOW) {
        wanted.add(Wanted.of(proof.terms()));
      }
    }
    if (!wanted.isEmpty()) {
      for (Listing listing : ports.listings().lockFree(wanted, now)) {
        Wanted key =
            new Wanted(listing.terms().item(), listing.terms().seller(), listing.terms().price());
        free.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(listing);
      }
    }
  }

  private void noteClaim(SessionId id, Outcome<ClaimOffer> claim) {
    SessionPurse purse = sessions.get(id);
    if (purse == null) {
      return;
    }
    switch (claim.then(offer -> purse.withClaim(offer.total(), offer.signature()))) {
      case Success<SessionPurse>(var funded) -> {
        if (!funded.equals(purse)) {
          changed.add(id);
          sessions.put(id, funded);
        }
      }
      case Rejected<SessionPurse> refusal -> unfunded.put(id, refusal);
    }
  }

  private Outcome<Ready> decide(Proved proof) {
    TradeTerms terms = proof.terms();
    SessionPurse purse = sessions.get(terms.sessionId());
    if (purse == null || !purse.acceptsAt(now)) {
      return Outcome.rejected(VaultFailure.SESSION_NOT_ACTIVE);
    }
    Ready twin = ready.get(proof.stated());
    if (twin != null) {
      return twin.proof().digest().equals(proof.digest())
          ? Outcome.success(twin)
          : Outcome.rejected(VaultFailure.NONCE_USED);
    }
    if (used.intents().containsKey(proof.stated()) || used.listings().containsKey(proof.stated())) {
      return Outcome.rejected(VaultFailure.NONCE_USED);
    }
    ItemStanding item = items.get(terms.item());
    if (item == null) {
      return Outcome.rejected(VaultFailure.ITEM_NOT_FOUND);
    }
    return item.isInSettlement()
        ? Outcome.rejected(VaultFailure.ITEM_IN_SETTLEMENT)
        : fund(proof, purse);
  }

  private Outcome<Ready> fund(Proved proof, SessionPurse purse) {
    TradeTerms terms = proof.terms();
    Deque<Listing> offers = free.getOrDefault(Wanted.of(terms), new ArrayDeque<>());
    boolean takes = terms.action() == IntentAction.BUY_NOW;
    if (takes && offers.isEmpty()) {
      return Outcome.rejected(VaultFailure.NOT_LISTED);
    }
    if (terms.action().isBuying()) {
      Outcome<SessionPurse> funded =
          unfunded.getOrDefault(purse.id(), purse.reserve(terms.amount()));
      if (!(funded instanceof Success<SessionPurse>(var reserved))) {
        return ((Rejected<SessionPurse>) funded).as();
      }
      sessions.put(purse.id(), reserved);
      changed.add(purse.id());
    }
    IntentId id = new IntentId(ports.randomness().newId());
    Optional<Listing> listing = takes ? Optional.of(take(offers.remove(), id)) : Optional.empty();
    Ready one = new Ready(id, proof, listing);
    ready.put(proof.stated(), one);
    inOrder.add(one);
    return Outcome.success(one);
  }

  private Listing take(Listing listing, IntentId by) {
    if (!(listing.take(by, now) instanceof Success<Listing>(var one))) {
      throw new IllegalStateException("listing " + listing.id() + " is not free");
    }
    taken.add(one);
    return one;
  }

  private Map<IntentId, TradeIntent> keep() {
    Map<IntentId, TradeIntent> accepted = new HashMap<>();
    if (!inOrder.isEmpty()) {
      List<Long> places = ports.intents().draw(inOrder.size());
      List<TradeIntent> added = new ArrayList<>();
      for (int i = 0; i < inOrder.size(); i++) {
        Ready one = inOrder.get(i);
        added.add(
            TradeIntent.accepted(
                one.id(),
                places.get(i),
                one.proof().terms(),
                one.proof().signature(),
                one.proof().digest(),
                now,
                one.listing().map(Listing::id)));
      }
      ports.intents().add(added);
      added.forEach(intent -> accepted.put(intent.id(), intent));
      List<ItemId> matched =
          added.stream()
              .filter(intent -> intent.listing().isEmpty())
              .map(intent -> intent.terms().item())
              .distinct()
              .toList();
      if (!matched.isEmpty()) {
        ports.intents().pair(matched, now.minus(IntentRules.MAX_AGE));
      }
    }
    if (!taken.isEmpty()) {
      ports.listings().save(taken);
    }
    if (!changed.isEmpty()) {
      ports.funds().save(changed.stream().map(sessions::get).toList());
    }
    return accepted;
  }
}
