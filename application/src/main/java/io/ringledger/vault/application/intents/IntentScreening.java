package io.ringledger.vault.application.intents;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.intents.IntentIntake.ClaimOffer;
import io.ringledger.vault.application.intents.IntentIntake.Submission;
import io.ringledger.vault.application.outbound.Ed25519Signatures.Signed;
import io.ringledger.vault.application.outbound.IntentBook.Stated;
import io.ringledger.vault.application.outbound.IntentBook.Used;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.intent.IntentRules;
import io.ringledger.vault.domain.intent.IntentRules.TradeOffer;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.intent.SessionSignature;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.intent.TradeTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at what can be judged while nothing is held, above all signatures. */
final class IntentScreening {

  private final MarketPorts ports;

  IntentScreening(MarketPorts ports) {
    this.ports = ports;
  }

  /** An offer that stands so far. */
  sealed interface Screened {

    /** It was accepted earlier. */
    record Repeated(TradeIntent intent) implements Screened {}

    /** Its session key has signed it. */
    record Proved(TradeTerms terms, SessionSignature signature, String digest) implements Screened {

      Stated stated() {
        return new Stated(terms.sessionId(), terms.nonce());
      }
    }
  }

  /** What the screening came to; claims that change nothing are left out. */
  record Screening(List<Outcome<Screened>> offers, Map<SessionId, Outcome<ClaimOffer>> claims) {}

  /** Where the signature of something stands among those that are verified. */
  private record Candidate(Outcome<Screened> unless, Optional<Integer> place) {}

  Screening screen(Submission submission, Instant now) {
    Set<SessionId> sessions = new LinkedHashSet<>();
    Set<Stated> statements = new LinkedHashSet<>();
    for (Outcome<TradeOffer> offer : submission.offers()) {
      if (offer instanceof Success<TradeOffer>(var readable)) {
        sessions.add(readable.session());
        statements.add(new Stated(readable.session(), readable.nonce()));
      }
    }
    submission.claims().forEach(claim -> sessions.add(claim.session()));
    Before before =
        ports
            .unitOfWork()
            .execute(
                () -> new Before(ports.funds().find(sessions), ports.intents().used(statements)));
    List<Signed> toVerify = new ArrayList<>();
    List<Candidate> offers =
        submission.offers().stream().map(offer -> offer(offer, before, now, toVerify)).toList();
    Map<ClaimOffer, Integer> claims = claims(submission.claims(), before, toVerify);
    List<Boolean> verified = ports.signatures().verifyAll(toVerify);
    return new Screening(
        offers.stream().map(candidate -> judged(candidate, verified)).toList(),
        judged(claims, verified));
  }

  /** What is known while nothing is held. */
  private record Before(Map<SessionId, SessionPurse> sessions, Used used) {

    Optional<SessionPurse> session(SessionId id) {
      return Optional.ofNullable(sessions.get(id));
    }
  }

  private Candidate offer(
      Outcome<TradeOffer> read, Before before, Instant now, List<Signed> toVerify) {
    if (!(read instanceof Success<TradeOffer>(var offer))) {
      return new Candidate(((Rejected<TradeOffer>) read).as(), Optional.empty());
    }
    TradeIntent earlier = before.used().intents().get(new Stated(offer.session(), offer.nonce()));
    if (earlier != null && isSame(offer, earlier)) {
      return new Candidate(Outcome.success(new Screened.Repeated(earlier)), Optional.empty());
    }
    Optional<SessionPurse> session = before.session(offer.session());
    return switch (IntentRules.judge(offer, session, now)) {
      case Rejected<TradeTerms> refusal -> new Candidate(refusal.as(), Optional.empty());
      case Success<TradeTerms>(var terms) -> {
        byte[] bytes = IntentEncoding.trade(ports.networkId(), terms);
        toVerify.add(new Signed(session.orElseThrow().key(), bytes, offer.signature().bytes()));
        yield new Candidate(
            Outcome.success(
                new Screened.Proved(terms, offer.signature(), IntentEncoding.hash(bytes))),
            Optional.of(toVerify.size() - 1));
      }
    };
  }

  private static boolean isSame(TradeOffer offer, TradeIntent earlier) {
    TradeTerms terms = earlier.terms();
    return earlier.signature().equals(offer.signature())
        && terms.action() == offer.action()
        && terms.item().equals(offer.item())
        && terms.from().equals(offer.from())
        && terms.to().equals(offer.to())
        && terms.amount().value() == offer.amountDrops()
        && terms.clientTimestamp().equals(offer.clientTimestamp());
  }

  /** Those that let more be claimed than before, with the places of their signatures. */
  private Map<ClaimOffer, Integer> claims(
      Collection<ClaimOffer> claims, Before before, List<Signed> toVerify) {
    Map<ClaimOffer, Integer> places = new HashMap<>();
    for (ClaimOffer claim : claims) {
      before
          .session(claim.session())
          .filter(purse -> claim.total().compareTo(purse.amounts().claim()) > 0)
          .filter(purse -> purse.channel().isPresent())
          .ifPresent(
              purse -> {
                toVerify.add(
                    new Signed(
                        purse.key(),
                        IntentEncoding.claim(purse.channel().orElseThrow(), claim.total()),
                        claim.signature().bytes()));
                places.put(claim, toVerify.size() - 1);
              });
    }
    return places;
  }

  private static Outcome<Screened> judged(Candidate candidate, List<Boolean> verified) {
    return candidate.place().filter(place -> !verified.get(place)).isPresent()
        ? Outcome.rejected(VaultFailure.INTENT_SIGNATURE_INVALID)
        : candidate.unless();
  }

  private static Map<SessionId, Outcome<ClaimOffer>> judged(
      Map<ClaimOffer, Integer> places, List<Boolean> verified) {
    Map<SessionId, Outcome<ClaimOffer>> judged = new HashMap<>();
    places.forEach(
        (claim, place) ->
            judged.put(
                claim.session(),
                verified.get(place)
                    ? Outcome.success(claim)
                    : Outcome.rejected(VaultFailure.CLAIM_SIGNATURE_INVALID)));
    return judged;
  }
}
