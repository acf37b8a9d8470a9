package io.ringledger.bouts.domain;

import io.ringledger.bouts.domain.LedgerProof.EscrowClosed;
import io.ringledger.bouts.domain.LedgerProof.EscrowCreated;
import io.ringledger.bouts.domain.LedgerProof.Unrelated;
import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.domain.XrplAddressFixtures;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** Claims and proofs that are wrong in exactly one field, named by that field. */
public final class Lies {

  public static final XrplAddress STRANGER = XrplAddressFixtures.addressOf("stranger");

  private static final Preimage WRONG_SECRET =
      BoutFixtures.preimageOf(new BoutId(BoutFixtures.uuidOf("another bout")), Corner.A);

  private Lies() {}

  /** Each field of a create claim that the bout can check by itself, turned wrong. */
  public static SequencedMap<String, EscrowCreateClaim> in(EscrowCreateClaim claim) {
    Liar<EscrowCreateClaim> liar = new Liar<>(claim);
    liar.says("owner_address", "ownerAddress", STRANGER.value());
    liar.says("owner_address folded", "ownerAddress", lower(claim.ownerAddress()));
    liar.says("destination_address", "destinationAddress", STRANGER.value());
    liar.says("destination_address is the owner", "destinationAddress", claim.ownerAddress());
    liar.says("amount_drops more", "amount", new Drops(claim.amount().value() + 1));
    liar.says("amount_drops less", "amount", new Drops(claim.amount().value() - 1));
    liar.says("finish_after_ripple later", "finishAfter", later(claim.finishAfter(), 1));
    liar.says("finish_after_ripple earlier", "finishAfter", later(claim.finishAfter(), -1));
    RippleTime cancel = claim.cancelAfter().orElse(claim.finishAfter());
    liar.says("cancel_after_ripple later", "cancelAfter", Optional.of(later(cancel, 1)));
    liar.says("cancel_after_ripple earlier", "cancelAfter", Optional.of(later(cancel, -1)));
    liar.says("condition_hex of another", "conditionHex", Optional.of(wrongCondition()));
    liar.says("condition_hex empty", "conditionHex", Optional.of(""));
    if (claim.kind().isBonus()) {
      String hex = claim.conditionHex().orElseThrow();
      liar.says("cancel_after_ripple missing", "cancelAfter", Optional.empty());
      liar.says("condition_hex missing", "conditionHex", Optional.empty());
      liar.says("condition_hex one digit", "conditionHex", Optional.of(oneDigitOff(hex, 20)));
      liar.says("condition_hex cut", "conditionHex", Optional.of(hex.substring(2)));
      liar.says("condition_hex longer", "conditionHex", Optional.of(hex + "00"));
    }
    return liar.lies;
  }

  /** Each field of a payout claim that the bout can check by itself, turned wrong. */
  public static SequencedMap<String, PayoutClaim> in(PayoutClaim claim) {
    Liar<PayoutClaim> liar = new Liar<>(claim);
    boolean finish = claim.transactionType().equals("EscrowFinish");
    liar.says(
        "transaction_type the other", "transactionType", finish ? "EscrowCancel" : "EscrowFinish");
    liar.says("transaction_type unrelated", "transactionType", "Payment");
    liar.says("transaction_type folded", "transactionType", lower(claim.transactionType()));
    liar.says("owner_address", "ownerAddress", STRANGER.value());
    liar.says("offer_sequence more", "offerSequence", next(claim.offerSequence(), 1));
    liar.says("offer_sequence less", "offerSequence", next(claim.offerSequence(), -1));
    liar.says("close_time_ripple too early", "closeTime", later(claim.closeTime(), -1));
    liar.says("fulfillment_hex of another", "fulfillmentHex", Optional.of(wrongFulfillment()));
    liar.says("fulfillment_hex empty", "fulfillmentHex", Optional.of(""));
    if (claim.fulfillmentHex().isPresent()) {
      String hex = claim.fulfillmentHex().get();
      liar.says("fulfillment_hex missing", "fulfillmentHex", Optional.empty());
      liar.says("fulfillment_hex secret", "fulfillmentHex", Optional.of(oneDigitOff(hex, 20)));
      liar.says("fulfillment_hex prefix", "fulfillmentHex", Optional.of(oneDigitOff(hex, 1)));
      liar.says("fulfillment_hex cut", "fulfillmentHex", Optional.of(hex.substring(2)));
      liar.says("fulfillment_hex longer", "fulfillmentHex", Optional.of(hex + "00"));
    }
    return liar.lies;
  }

  /** Each field in which a validated EscrowCreate can differ from what was prepared or claimed. */
  public static SequencedMap<String, LedgerProof> in(EscrowCreated proof) {
    Liar<LedgerProof> liar = new Liar<>(proof);
    liar.says("tx_hash", "transaction", BoutFixtures.hashOf("another"));
    liar.says("offer_sequence", "offerSequence", next(proof.offerSequence(), 1));
    liar.says("Account", "owner", STRANGER);
    liar.says("Destination", "destination", STRANGER);
    liar.says("Amount more", "amount", new Drops(proof.amount().value() + 1));
    liar.says("Amount less", "amount", new Drops(proof.amount().value() - 1));
    RippleTime finish = proof.finishAfter().orElseThrow();
    liar.says("FinishAfter earlier", "finishAfter", Optional.of(later(finish, -1)));
    liar.says("FinishAfter later", "finishAfter", Optional.of(later(finish, 1)));
    liar.says("FinishAfter missing", "finishAfter", Optional.empty());
    RippleTime cancel = proof.cancelAfter().orElse(finish);
    liar.says("CancelAfter later", "cancelAfter", Optional.of(later(cancel, 1)));
    liar.says("CancelAfter earlier", "cancelAfter", Optional.of(later(cancel, -1)));
    liar.says("Condition", "conditionHex", Optional.of(wrongCondition()));
    if (proof.conditionHex().isPresent()) {
      liar.says("CancelAfter missing", "cancelAfter", Optional.empty());
      liar.says("Condition missing", "conditionHex", Optional.empty());
    }
    liar.lies.put("TransactionType", new Unrelated(proof.transaction(), "Payment"));
    return liar.lies;
  }

  /** Each field in which a validated closing can differ from what was prepared or claimed. */
  public static SequencedMap<String, LedgerProof> in(EscrowClosed proof) {
    Liar<LedgerProof> liar = new Liar<>(proof);
    boolean finish = proof.closing() == Closing.FINISH;
    liar.says("tx_hash", "transaction", BoutFixtures.hashOf("another"));
    liar.says("TransactionType", "closing", finish ? Closing.CANCEL : Closing.FINISH);
    liar.says("Account", "sender", STRANGER);
    liar.says("Owner", "owner", STRANGER);
    liar.says("Destination", "destination", STRANGER);
    liar.says("Amount more", "amount", new Drops(proof.amount().value() + 1));
    liar.says("Amount less", "amount", new Drops(proof.amount().value() - 1));
    liar.says("OfferSequence", "offerSequence", next(proof.offerSequence(), 1));
    liar.says("PreviousTxnID", "createdBy", BoutFixtures.hashOf("another"));
    liar.says("Fulfillment", "fulfillmentHex", Optional.of(wrongFulfillment()));
    if (proof.fulfillmentHex().isPresent()) {
      liar.says("Fulfillment missing", "fulfillmentHex", Optional.empty());
    }
    liar.says("close_time later", "closeTime", later(proof.closeTime(), 1));
    liar.says("close_time earlier", "closeTime", later(proof.closeTime(), -1));
    liar.lies.put("unrelated", new Unrelated(proof.transaction(), "Payment"));
    return liar.lies;
  }

  public static RippleTime later(RippleTime time, long seconds) {
    return new RippleTime(time.seconds() + seconds);
  }

  /** A fulfillment that is well formed and opens nothing here. */
  public static String wrongFulfillment() {
    return BoutFixtures.fulfillmentHex(WRONG_SECRET);
  }

  private static String wrongCondition() {
    return WRONG_SECRET.condition().hex();
  }

  private static OfferSequence next(OfferSequence sequence, long by) {
    return new OfferSequence(sequence.value() + by);
  }

  private static String oneDigitOff(String hex, int at) {
    char other = hex.charAt(at) == '0' ? '1' : '0';
    return hex.substring(0, at) + other + hex.substring(at + 1);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Says everything as it is, but for one field. */
  private static final class Liar<T> {

    private final T truth;
    private final SequencedMap<String, T> lies = new LinkedHashMap<>();

    Liar(T truth) {
      this.truth = truth;
    }

    @SuppressWarnings("unchecked") // a changed record is of the class it was
    void says(String name, String component, Object value) {
      lies.put(name, (T) Altered.with((Record) truth, component, value));
    }
  }
}
