package io.ringledger.vault.application.batches;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.application.outbound.BatchBook.Candidate;
import io.ringledger.vault.application.outbound.BatchBook.Taken;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.IntentState;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentRules;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.market.ItemStanding;
import io.ringledger.vault.domain.market.Listing;
import io.ringledger.vault.domain.netting.FeeSchedule;
import io.ringledger.vault.domain.netting.Royalty;
import io.ringledger.vault.domain.publication.PublishedEdge;
import io.ringledger.vault.domain.publication.SignedTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trades that could be applied, and all they depend on, held until the unit of work ends: sessions
 * first, then items, intents and listings, as everybody does.
 */
final class HeldTrades {

  private final Instant now;
  private final Map<SessionId, SessionPurse> sessions;
  private final Map<ItemId, ItemStanding> items;
  private final Map<IntentId, TradeIntent> intents = new HashMap<>();
  private final Map<IntentId, Listing> listings = new HashMap<>();
  private final List<PublishedEdge> edges = new ArrayList<>();
  private final Map<IntentId, IntentReason> ended = new HashMap<>();

  private HeldTrades(NettingPorts ports, List<Candidate> candidates, Instant now) {
    this.now = now;
    List<WalletAddress> buyers = candidates.stream().map(Candidate::buyer).distinct().toList();
    sessions =
        ports
            .market()
            .funds()
            .lock(
                Stream.concat(
                        candidates.stream().flatMap(each -> each.sessions().stream()),
                        ports.batches().sessionsOf(buyers).stream())
                    .distinct()
                    .toList());
    items =
        ports.market().items().lock(candidates.stream().map(Candidate::item).distinct().toList());
    List<IntentId> ids =
        candidates.stream()
            .flatMap(each -> Stream.concat(Stream.of(each.edge()), each.counterpart().stream()))
            .toList();
    ports.market().intents().lock(ids).forEach(intent -> intents.put(intent.id(), intent));
    List<IntentId> takers =
        candidates.stream()
            .filter(each -> each.counterpart().isEmpty())
            .map(Candidate::edge)
            .toList();
    if (!takers.isEmpty()) {
      for (Listing listing : ports.market().listings().lockTakenBy(takers)) {
        listings.put(listing.takenBy().orElseThrow(), listing);
      }
    }
    candidates.forEach(each -> look(each.edge()));
    edges.sort(Comparator.comparingLong(PublishedEdge::sequence));
  }

  /** Holds them, and judges again what was judged when they were accepted. */
  static HeldTrades hold(NettingPorts ports, List<Candidate> candidates, Instant now) {
    return new HeldTrades(ports, candidates, now);
  }

  /** What may have changed since they were found is left for the next batch. */
  private void look(IntentId id) {
    TradeIntent buy = intents.get(id);
    if (buy == null
        || buy.state() != IntentState.PENDING
        || buy.edgeSequence().isEmpty()
        || !buy.acceptedAt().isAfter(now.minus(IntentRules.MAX_AGE))
        || isInSettlement(buy.terms().item())) {
      return;
    }
    SessionPurse buyer = sessions.get(buy.terms().sessionId());
    if (buyer == null) {
      return;
    }
    Optional<SignedTerms> consent = consent(buy);
    if (consent.isEmpty()) {
      return;
    }
    Optional<IntentReason> barred =
        whyEnded(buyer)
            .or(() -> buy.listing().isPresent() ? whyEnded(giverOf(buy)) : Optional.empty());
    SignedTerms.Trade signed = trade(buy, buyer);
    edges.add(
        new PublishedEdge(buy.edgeSequence().orElseThrow(), signed, consent.orElseThrow(), barred));
  }

  private boolean isInSettlement(ItemId item) {
    ItemStanding standing = items.get(item);
    return standing == null || standing.isInSettlement();
  }

  /** What the giver has signed; empty where that no longer stands, or its session has ended. */
  private Optional<SignedTerms> consent(TradeIntent buy) {
    if (buy.listing().isPresent()) {
      Listing listing = listings.get(buy.id());
      SessionPurse seller = listing == null ? null : sessions.get(listing.terms().sessionId());
      return listing == null || seller == null
          ? Optional.empty()
          : Optional.of(
              new SignedTerms.Offer(
                  listing.id().value(), listing.terms(), seller.key(), listing.signature()));
    }
    TradeIntent trade = buy.counterpart().map(intents::get).orElse(null);
    SessionPurse giver = trade == null ? null : sessions.get(trade.terms().sessionId());
    if (trade == null || giver == null || trade.state() != IntentState.PENDING) {
      return Optional.empty();
    }
    Optional<IntentReason> why =
        trade.acceptedAt().isAfter(now.minus(IntentRules.MAX_AGE))
            ? whyEnded(giver)
            : Optional.of(IntentReason.TOO_OLD);
    if (why.isPresent()) {
      // The buyer may find another giver.
      ended.put(trade.id(), why.get());
      return Optional.empty();
    }
    return Optional.of(trade(trade, giver));
  }

  private static SignedTerms.Trade trade(TradeIntent intent, SessionPurse session) {
    return new SignedTerms.Trade(
        intent.id().value(), intent.terms(), session.key(), intent.signature());
  }

  private @Nullable SessionPurse giverOf(TradeIntent buy) {
    Listing listing = listings.get(buy.id());
    return listing == null ? null : sessions.get(listing.terms().sessionId());
  }

  private Optional<IntentReason> whyEnded(@Nullable SessionPurse session) {
    if (session != null && session.acceptsAt(now)) {
      return Optional.empty();
    }
    return Optional.of(
        session != null && now.isBefore(session.acceptsUntil())
            ? IntentReason.SESSION_REVOKED
            : IntentReason.SESSION_EXPIRED);
  }

  /** In the order of acceptance. */
  List<PublishedEdge> edges() {
    return edges;
  }

  /** TRADEs that end, although the intents they belonged to go on. */
  Map<IntentId, IntentReason> ended() {
    return ended;
  }

  Optional<IntentId> counterpart(IntentId edge) {
    return intent(edge).counterpart();
  }

  TradeIntent intent(IntentId id) {
    return Optional.ofNullable(intents.get(id)).orElseThrow();
  }

  Map<ItemId, WalletAddress> owners() {
    Map<ItemId, WalletAddress> owners = new HashMap<>();
    for (PublishedEdge edge : edges) {
      ItemId item = edge.buy().terms().item();
      owners.put(item, Optional.ofNullable(items.get(item)).orElseThrow().owner());
    }
    return owners;
  }

  FeeSchedule fees(NettingTerms terms) {
    Map<ItemId, Royalty> royalties = new HashMap<>();
    for (ItemId item : owners().keySet()) {
      var registered = Optional.ofNullable(items.get(item)).orElseThrow().item();
      registered
          .royaltyWallet()
          .ifPresent(
              wallet -> royalties.put(item, new Royalty(registered.royaltyBasisPoints(), wallet)));
    }
    return new FeeSchedule(terms.feeBasisPoints(), terms.treasury(), royalties);
  }

  /** What the buyers have cleared: what their session keys let be claimed beyond what is owed. */
  Map<WalletAddress, Drops> funds() {
    Map<WalletAddress, Drops> funds = new HashMap<>();
    for (PublishedEdge edge : edges) {
      funds.put(edge.buy().terms().to(), Drops.ZERO);
    }
    for (SessionPurse session : sessions.values()) {
      if (session.acceptsAt(now)) {
        funds.computeIfPresent(
            session.wallet(), (_, sum) -> sum.plus(new Drops(headroom(session))));
      }
    }
    return funds;
  }

  private static long headroom(SessionPurse session) {
    SessionPurse.Amounts amounts = session.amounts();
    long claimable = Math.min(amounts.channel().value(), amounts.claim().value());
    return Math.max(0, claimable - amounts.claimed().value() - amounts.debit().value());
  }

  /** From which sessions what a wallet owes is taken: in the order of their ids. */
  List<Taken> debits(Map<WalletAddress, Long> owed) {
    Map<String, SessionPurse> ordered = new TreeMap<>();
    sessions.values().forEach(session -> ordered.put(session.id().toString(), session));
    Map<WalletAddress, Long> left = new HashMap<>(owed);
    List<Taken> debits = new ArrayList<>();
    for (SessionPurse session : ordered.values()) {
      long open = left.getOrDefault(session.wallet(), 0L);
      long drops = session.acceptsAt(now) ? Math.min(open, headroom(session)) : 0;
      if (drops > 0) {
        debits.add(new Taken(session.id(), session.wallet(), new Drops(drops)));
        left.put(session.wallet(), open - drops);
      }
    }
    if (left.values().stream().anyMatch(open -> open > 0)) {
      throw new IllegalStateException("a wallet owes more than was cleared");
    }
    return debits;
  }
}
