package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SignedTransactions;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.LedgerFields;
import io.ringledger.shared.xrpl.SignedBlobs;
import io.ringledger.shared.xrpl.XrplHashes;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads signed blobs without asking any node. The hash is that of the bytes, so there is one also
 * where the rest cannot be read: whatever was signed can be followed.
 */
public final class XrplSignedTransactions implements SignedTransactions {

  private static final String FEE = "Fee";

  /** No wallet pays more of its own accord: the usual limit of 2 XRP. */
  private static final long USUAL_FEE_LIMIT = 2_000_000;

  /** How many times a prepared fee may be paid, where that is more than the usual limit. */
  private static final long MOST_TIMES_THE_FEE = 10;

  private final SignedBlobs blobs;

  /** Reads transactions of that network: 0 main, 1 test, 2 dev, or another's id. */
  public XrplSignedTransactions(long networkId) {
    this.blobs = new SignedBlobs(networkId);
  }

  @Override
  public Reading read(SignedBlob blob, UnsignedTransaction prepared) {
    byte[] bytes = HexFormat.of().parseHex(blob.hex());
    TransactionHash hash = new TransactionHash(XrplHashes.transaction(bytes));
    try {
      ObjectNode fields = blobs.read(bytes);
      checkFields(fields, prepared.json());
      return new Reading.AsPrepared(signed(hash, fields));
    } catch (DisagreementException disagreement) {
      return new Reading.Altered(Optional.of(hash), disagreement.reason());
    }
  }

  private static void checkFields(ObjectNode signed, Map<String, Object> prepared)
      throws DisagreementException {
    for (Map.Entry<String, Object> field : prepared.entrySet()) {
      String name = field.getKey();
      DisagreementException.unless(
          name.equals(FEE) || isSame(signed.path(name), field.getValue()),
          name + ": not as it was prepared");
    }
    String type = signed.path("TransactionType").asText();
    LedgerFields.refuseOthers(signed, PreparedFields.BY_TYPE.getOrDefault(type, Set.of()));
    for (String name : PreparedFields.ownOf(type)) {
      DisagreementException.unless(
          !signed.has(name) || prepared.containsKey(name), name + ": was not prepared");
    }
    PreparedFields.checkFlags(signed);
    checkFee(signed, Optional.ofNullable(prepared.get(FEE)).map(Object::toString));
  }

  private static boolean isSame(JsonNode signed, Object prepared) {
    return signed.isValueNode()
        && signed.asText().equals(prepared.toString())
        && (signed.isNumber() == prepared instanceof Number);
  }

  /** A fee is the wallet's business, unless it is too low to work or absurd. */
  private static void checkFee(ObjectNode signed, Optional<String> prepared)
      throws DisagreementException {
    long fee = LedgerFields.drops(FEE, signed.path(FEE)).value();
    long least = prepared.map(Long::parseLong).orElse(0L);
    DisagreementException.unless(fee >= least, "Fee: less than was prepared");
    DisagreementException.unless(
        fee <= Math.max(USUAL_FEE_LIMIT, MOST_TIMES_THE_FEE * least),
        "Fee: far more than is usual");
  }

  private static SignedTransaction signed(TransactionHash hash, ObjectNode fields)
      throws DisagreementException {
    long sequence = LedgerFields.uint32("Sequence", fields.path("Sequence"));
    long ticket = LedgerFields.uint32OrZero("TicketSequence", fields.path("TicketSequence"));
    DisagreementException.unless(
        (sequence == 0) != (ticket == 0), "Sequence: neither or both of sequence and ticket");
    JsonNode last = fields.path("LastLedgerSequence");
    return new SignedTransaction(
        hash,
        sequence == 0 ? OptionalLong.empty() : OptionalLong.of(sequence),
        ticket == 0 ? OptionalLong.empty() : OptionalLong.of(ticket),
        last.isMissingNode()
            ? OptionalLong.empty()
            : OptionalLong.of(LedgerFields.uint32("LastLedgerSequence", last)));
  }
}
