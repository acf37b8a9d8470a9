package io.ringledger.bouts.xaman;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SigningRequests.Cancellation;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.shared.domain.TransactionHash;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What Xaman's answers about a payload mean; what they should hold and do not is a failure. */
final class PayloadAnswers {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern HASH_FORM = Pattern.compile("[0-9A-Fa-f]{64}");

  private PayloadAnswers() {}

  /** Whether there is such a payload at all. */
  static boolean exists(JsonNode answer) throws XamanFailureException {
    return isSet(answer.path("meta"), "exists");
  }

  /** The id of the payload that the answer is about. */
  static UUID idOf(JsonNode answer) throws XamanFailureException {
    return uuid(answer.path("meta").path("uuid"));
  }

  /** What became of that payload. */
  static SigningResult result(UUID payload, JsonNode answer) throws XamanFailureException {
    if (!exists(answer)) {
      return new SigningResult(SigningStatus.UNKNOWN, Optional.empty());
    }
    if (!idOf(answer).equals(payload)) {
      throw new XamanFailureException("Xaman answered about another signing request");
    }
    JsonNode meta = answer.path("meta");
    SigningStatus status = status(meta);
    boolean signed = status == SigningStatus.SIGNED;
    JsonNode response = answer.path("response");
    return new SigningResult(
        status,
        signed ? transaction(response.path("txid")) : Optional.empty(),
        signed ? blob(response.path("hex")) : Optional.empty(),
        wasOpened(meta),
        instant(answer.path("payload").path("expires_at")));
  }

  /** What came of taking a payload back. */
  static Cancellation cancellation(JsonNode answer) throws XamanFailureException {
    JsonNode result = answer.path("result");
    boolean cancelled = isSet(result, "cancelled");
    return switch (result.path("reason").asText()) {
      case "OK" -> {
        if (!cancelled) {
          throw malformed();
        }
        yield Cancellation.CANCELLED;
      }
      case "ALREADY_CANCELLED" -> Cancellation.CANCELLED;
      case "ALREADY_RESOLVED" -> Cancellation.RESOLVED;
      case "ALREADY_OPENED" -> Cancellation.OPENED;
      case "ALREADY_EXPIRED" -> Cancellation.EXPIRED;
      default -> throw malformed();
    };
  }

  static UUID uuid(JsonNode text) throws XamanFailureException {
    if (text.isTextual() && UUID_FORM.matcher(text.textValue()).matches()) {
      return UUID.fromString(text.textValue());
    }
    throw malformed();
  }

  /**
   * Which of Xaman's marks counts, where several are set: a payload that was opened in time may be
   * signed after it expired, and a signature is final while everything else may be overtaken.
   */
  private static SigningStatus status(JsonNode meta) throws XamanFailureException {
    boolean signed = isSet(meta, "signed");
    boolean cancelled = isSet(meta, "cancelled");
    boolean resolved = isSet(meta, "resolved");
    boolean expired = isSet(meta, "expired");
    if (signed) {
      return SigningStatus.SIGNED;
    }
    if (cancelled) {
      return SigningStatus.CANCELLED;
    }
    if (resolved) {
      return SigningStatus.DECLINED;
    }
    return expired ? SigningStatus.EXPIRED : SigningStatus.OPEN;
  }

  /** Each of these says that a person has it, or had it, before the eyes. */
  private static boolean wasOpened(JsonNode meta) throws XamanFailureException {
    return (isSet(meta, "resolved") && !isSet(meta, "cancelled"))
        || isSet(meta, "signed")
        || isSetIfThere(meta, "app_opened")
        || isSetIfThere(meta, "opened_by_deeplink");
  }

  private static boolean isSet(JsonNode object, String mark) throws XamanFailureException {
    JsonNode value = object.path(mark);
    if (!value.isBoolean()) {
      throw malformed();
    }
    return value.booleanValue();
  }

  private static boolean isSetIfThere(JsonNode object, String mark) throws XamanFailureException {
    return isThere(object.path(mark)) && isSet(object, mark);
  }

  private static Optional<TransactionHash> transaction(JsonNode txid) throws XamanFailureException {
    if (!isThere(txid)) {
      return Optional.empty();
    }
    if (!txid.isTextual() || !HASH_FORM.matcher(txid.textValue()).matches()) {
      throw malformed();
    }
    return Optional.of(new TransactionHash(txid.textValue()));
  }

  private static Optional<SignedBlob> blob(JsonNode hex) throws XamanFailureException {
    if (!isThere(hex)) {
      return Optional.empty();
    }
    if (!hex.isTextual() || !SignedBlob.isValid(hex.textValue())) {
      throw malformed();
    }
    return Optional.of(new SignedBlob(hex.textValue()));
  }

  private static Optional<Instant> instant(JsonNode text) throws XamanFailureException {
    if (!isThere(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text.asText()));
    } catch (DateTimeException _) {
      throw malformed();
    }
  }

  private static boolean isThere(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }

  private static XamanFailureException malformed() {
    return new XamanFailureException("Xaman's answer is malformed");
  }
}
