package io.ringledger.bouts.application.outbound;

import io.ringledger.bouts.domain.Condition;
import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.bouts.domain.Fulfillment;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.XrplAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** A transaction for the promoter's wallet to complete (sequence, fee) and sign. */
public sealed interface UnsignedTransaction {

  /** The transaction in XRPL's own JSON form: field names and types as the ledger has them. */
  SequencedMap<String, Object> json();

  /** Locks a purse. */
  record EscrowCreate(EscrowTerms terms) implements UnsignedTransaction {
    @Override
    public SequencedMap<String, Object> json() {
      SequencedMap<String, Object> json = head("EscrowCreate", terms.owner());
      json.put("Destination", terms.destination().value());
      json.put("Amount", terms.amount().toString());
      json.put("FinishAfter", terms.window().finishAfter().seconds());
      terms
          .window()
          .cancelAfter()
          .map(RippleTime::seconds)
          .ifPresent(at -> json.put("CancelAfter", at));
      terms.condition().map(Condition::hex).ifPresent(hex -> json.put("Condition", hex));
      return Collections.unmodifiableSequencedMap(json);
    }
  }

  /** Pays a purse out; with a condition and its fulfillment where it is the winner's bonus. */
  record EscrowFinish(XrplAddress owner, OfferSequence offerSequence, Optional<Opening> opening)
      implements UnsignedTransaction {
    @Override
    public SequencedMap<String, Object> json() {
      SequencedMap<String, Object> json = head("EscrowFinish", owner);
      json.put("Owner", owner.value());
      json.put("OfferSequence", offerSequence.value());
      opening.ifPresent(
          with -> {
            json.put("Condition", with.condition().hex());
            json.put("Fulfillment", with.fulfillment().hex());
            json.put("Fee", with.fee().toString());
          });
      return Collections.unmodifiableSequencedMap(json);
    }
  }

  /** Takes the loser's bonus back. */
  record EscrowCancel(XrplAddress owner, OfferSequence offerSequence)
      implements UnsignedTransaction {
    @Override
    public SequencedMap<String, Object> json() {
      SequencedMap<String, Object> json = head("EscrowCancel", owner);
      json.put("Owner", owner.value());
      json.put("OfferSequence", offerSequence.value());
      return Collections.unmodifiableSequencedMap(json);
    }
  }

  /**
   * What opens a conditional escrow, and what that costs.
   *
   * @param baseFee of the ledger for one signature
   */
  record Opening(Condition condition, Fulfillment fulfillment, Drops baseFee) {

    /** What a ledger without load asks for one signature. */
    public static final Drops USUAL_BASE_FEE = new Drops(10);

    /**
     * The least fee of a conditional EscrowFinish: the base fee, and the base fee times 32 plus one
     * for every 16 bytes of fulfillment (XRPL documentation, "EscrowFinish"). Wallets do not know
     * the surcharge, so it is prepared for them.
     */
    Drops fee() {
      return new Drops(Math.multiplyExact(baseFee.value(), 33L + fulfillment.byteLength() / 16));
    }
  }

  private static SequencedMap<String, Object> head(String type, XrplAddress account) {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    json.put("TransactionType", type);
    json.put("Account", account.value());
    return json;
  }
}
