package io.ringledger.vault.application.intents;

import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.intent.IntentRules.TradeOffer;
import io.ringledger.vault.domain.intent.SessionSignature;
import io.ringledger.vault.domain.intent.TradeIntent;
import java.util.List;

/** Takes signed intents in. */
public interface IntentIntake {

  /** More do not come in one request. */
  int MAX_INTENTS = 1_000;

  /**
   * Judges each intent by itself and accepts those that stand. The same intent again gets the same
   * answer again, whatever has become of it.
   *
   * @return for each offer, in their order, what came of it; or that too many come
   */
  Outcome<List<Outcome<Accepted>>> submit(Submission submission);

  /**
   * What came in one request.
   *
   * @param claims that fund what is bought
   * @param offers as they could be read
   * @param address where they come from
   */
  record Submission(
      List<ClaimOffer> claims,
      List<Outcome<TradeOffer>> offers,
      String address,
      RequestId request) {
    public Submission {
      claims = List.copyOf(claims);
      offers = List.copyOf(offers);
    }
  }

  /**
   * A claim that a session key has signed for its channel.
   *
   * @param total of all claims, this one included
   */
  record ClaimOffer(SessionId session, Drops total, SessionSignature signature) {}

  /**
   * An intent that was accepted.
   *
   * @param receipt the server's signature over its receipt
   * @param again whether that had been so before
   */
  record Accepted(TradeIntent intent, SessionSignature receipt, boolean again) {}
}
