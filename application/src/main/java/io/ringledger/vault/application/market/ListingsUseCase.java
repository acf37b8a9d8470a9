package io.ringledger.vault.application.market;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.intents.MarketPorts;
import io.ringledger.vault.application.outbound.Ed25519Signatures.Signed;
import io.ringledger.vault.application.outbound.IntentBook.Stated;
import io.ringledger.vault.application.outbound.IntentBook.Used;
import io.ringledger.vault.application.outbound.ListingBook.Search;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.intent.IntentRules;
import io.ringledger.vault.domain.intent.IntentRules.ListingOffer;
import io.ringledger.vault.domain.intent.ListingTerms;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.intent.SessionSignature;
import io.ringledger.vault.domain.market.Listing;
import io.ringledger.vault.domain.market.ListingState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@inheritDoc} */
public final class ListingsUseCase implements Listings {

  private final MarketPorts ports;

  public ListingsUseCase(MarketPorts ports) {
    this.ports = ports;
  }

  /** Its session key has signed it. */
  private record Proved(ListingTerms terms, SessionSignature signature) {

    Stated stated() {
      return new Stated(terms.sessionId(), terms.nonce());
    }
  }

  @Override
  public Outcome<List<Outcome<Listed>>> submit(
      List<Outcome<ListingOffer>> offers, String address, RequestId request) {
    Instant now = ports.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Map<SessionId, Integer> bySession = new HashMap<>();
    for (Outcome<ListingOffer> offer : offers) {
      if (offer instanceof Success<ListingOffer>(var readable)) {
        bySession.merge(readable.session(), 1, Integer::sum);
      }
    }
    if (!ports.rate().take(address, bySession, offers.size(), now)) {
      return Outcome.rejected(VaultFailure.INTENTS_TOO_MANY);
    }
    Map<SessionId, SessionPurse> sessions =
        ports.unitOfWork().execute(() -> ports.funds().find(bySession.keySet()));
    List<Outcome<Proved>> proved = prove(offers, sessions, now);
    return Outcome.success(ports.unitOfWork().execute(() -> keep(proved, request, now)));
  }

  private List<Outcome<Proved>> prove(
      List<Outcome<ListingOffer>> offers, Map<SessionId, SessionPurse> sessions, Instant now) {
    List<Outcome<Proved>> judged = new ArrayList<>();
    List<Signed> toVerify = new ArrayList<>();
    for (Outcome<ListingOffer> read : offers) {
      judged.add(
          read.then(
              offer -> {
                Optional<SessionPurse> session = Optional.ofNullable(sessions.get(offer.session()));
                return IntentRules.judge(offer, session, now)
                    .map(
                        terms -> {
                          toVerify.add(
                              new Signed(
                                  session.orElseThrow().key(),
                                  IntentEncoding.listing(ports.networkId(), terms),
                                  offer.signature().bytes()));
                          return new Proved(terms, offer.signature());
                        });
              }));
    }
    List<Boolean> verified = ports.signatures().verifyAll(toVerify);
    List<Outcome<Proved>> proved = new ArrayList<>();
    int place = 0;
    for (Outcome<Proved> one : judged) {
      boolean forged = one instanceof Success<Proved> && !verified.get(place++);
      proved.add(forged ? Outcome.rejected(VaultFailure.INTENT_SIGNATURE_INVALID) : one);
    }
    return proved;
  }

  private List<Outcome<Listed>> keep(List<Outcome<Proved>> offers, RequestId request, Instant now) {
    List<Proved> proved = new ArrayList<>();
    for (Outcome<Proved> offer : offers) {
      if (offer instanceof Success<Proved>(var one)) {
        proved.add(one);
      }
    }
    if (proved.isEmpty()) {
      return offers.stream().<Outcome<Listed>>map(each -> ((Rejected<Proved>) each).as()).toList();
    }
    Map<SessionId, SessionPurse> sessions =
        ports
            .funds()
            .lock(proved.stream().map(each -> each.terms().sessionId()).distinct().toList());
    Used used = ports.intents().used(proved.stream().map(Proved::stated).distinct().toList());
    List<ItemId> known =
        List.copyOf(
            ports
                .items()
                .find(proved.stream().map(each -> each.terms().item()).distinct().toList())
                .keySet());
    Kept kept = new Kept(sessions, used, known);
    List<Outcome<Listed>> outcomes =
        offers.stream().map(offer -> offer.then(one -> kept.decide(one, now))).toList();
    if (!kept.added.isEmpty()) {
      ports.listings().add(kept.added);
      audit(kept.added, request, now);
    }
    return outcomes;
  }

  /** What one request comes to, while its sessions are held. */
  private final class Kept {
    private final Map<SessionId, SessionPurse> sessions;
    private final Used used;
    private final List<ItemId> known;
    private final Map<Stated, Listing> earlier;
    private final List<Listing> added = new ArrayList<>();

    Kept(Map<SessionId, SessionPurse> sessions, Used used, List<ItemId> known) {
      this.sessions = sessions;
      this.used = used;
      this.known = known;
      this.earlier = new HashMap<>(used.listings());
    }

    Outcome<Listed> decide(Proved one, Instant now) {
      if (!Objects.requireNonNull(sessions.get(one.terms().sessionId())).acceptsAt(now)) {
        return Outcome.rejected(VaultFailure.SESSION_NOT_ACTIVE);
      }
      Listing same = earlier.get(one.stated());
      if (same != null && same.terms().equals(one.terms())) {
        return Outcome.success(new Listed(same, true));
      }
      if (same != null || used.intents().containsKey(one.stated())) {
        return Outcome.rejected(VaultFailure.NONCE_USED);
      }
      if (!known.contains(one.terms().item())) {
        return Outcome.rejected(VaultFailure.ITEM_NOT_FOUND);
      }
      Listing listing =
          Listing.listed(
              new ListingId(ports.randomness().newId()), one.terms(), one.signature(), now);
      earlier.put(one.stated(), listing);
      added.add(listing);
      return Outcome.success(new Listed(listing, false));
    }
  }

  private void audit(List<Listing> added, RequestId request, Instant now) {
    Listing first = added.getFirst();
    ports
        .trail()
        .record(
            AuditEntry.success(
                new AuditChain("listings:" + first.id()),
                now,
                new Author(first.terms().seller().value(), "wallet", request),
                "listings.add",
                Map.of("count", Integer.toString(added.size()))));
  }

  @Override
  public Outcome<Listing> get(ListingId id) {
    return ports
        .unitOfWork()
        .execute(() -> ports.listings().find(id))
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(VaultFailure.LISTING_NOT_FOUND));
  }

  @Override
  public Page<Listing, ListingId> page(Search search, Optional<ListingId> before, int limit) {
    return ports.unitOfWork().execute(() -> ports.listings().page(search, before, limit));
  }

  @Override
  public Outcome<Listing> cancel(WalletAddress wallet, ListingId id, RequestId request) {
    Instant now = ports.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    return ports.unitOfWork().execute(() -> cancelled(wallet, id, request, now));
  }

  private Outcome<Listing> cancelled(
      WalletAddress wallet, ListingId id, RequestId request, Instant now) {
    Optional<Listing> held = ports.listings().lock(id);
    if (held.isEmpty()) {
      return Outcome.rejected(VaultFailure.LISTING_NOT_FOUND);
    }
    Listing listing = held.get();
    if (!listing.terms().seller().equals(wallet)) {
      return Outcome.rejected(VaultFailure.WALLET_REQUIRED);
    }
    if (listing.state() == ListingState.CANCELLED) {
      return Outcome.success(listing);
    }
    return listing
        .cancel(now)
        .map(
            cancelled -> {
              ports.listings().save(List.of(cancelled));
              ports
                  .trail()
                  .record(
                      AuditEntry.success(
                          new AuditChain("listing:" + id),
                          now,
                          new Author(wallet.value(), "wallet", request),
                          "listing.cancel",
                          Map.of("item_id", listing.terms().item().value())));
              return cancelled;
            });
  }
}
