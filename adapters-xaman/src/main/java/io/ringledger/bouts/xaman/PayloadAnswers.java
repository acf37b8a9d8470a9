package io.ringledger.bouts.xaman;

import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SigningRequests.Cancellation;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.xaman.XamanApi.CancelResult;
import io.ringledger.bouts.xaman.XamanApi.Meta;
import io.ringledger.bouts.xaman.XamanApi.PayloadDetails;
import io.ringledger.bouts.xaman.XamanApi.Response;
import io.ringledger.shared.domain.TransactionHash;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Xaman's answers about a payload mean; what they should hold and do not is a failure. */
final class PayloadAnswers {

  private static final Pattern HASH_FORM = Pattern.compile("[0-9A-Fa-f]{64}");
  private static final Response NOTHING = new Response(null, null);

  private PayloadAnswers() {}

  /** The id of the payload with that identifier, or empty where there is none after all. */
  static Optional<UUID> identified(String identifier, PayloadDetails answer)
      throws XamanFailureException {
    if (!answer.meta().exists()) {
      return Optional.empty();
    }
    String named = answer.customMeta() == null ? null : answer.customMeta().identifier();
    if (named != null && !named.equals(identifier)) {
      throw aboutAnother();
    }
    return Optional.of(required(answer.meta().uuid()));
  }

  /** What became of that payload. */
  static SigningResult result(UUID payload, PayloadDetails answer) throws XamanFailureException {
    Meta meta = answer.meta();
    if (!meta.exists()) {
      return unknown();
    }
    if (!required(meta.uuid()).equals(payload)) {
      throw aboutAnother();
    }
    SigningStatus status = status(meta);
    Response response =
        status == SigningStatus.SIGNED && answer.response() != null ? answer.response() : NOTHING;
    return new SigningResult(
        status,
        transaction(response.txid()),
        blob(response.hex()),
        wasOpened(meta),
        instant(answer.payload() == null ? null : answer.payload().expiresAt()));
  }

  /** Where there is no such payload. */
  static SigningResult unknown() {
    return new SigningResult(SigningStatus.UNKNOWN, Optional.empty());
  }

  /** What came of taking a payload back. */
  static Cancellation cancellation(CancelResult result) throws XamanFailureException {
    return switch (required(result.reason())) {
      case "OK" -> {
        if (!result.cancelled()) {
          throw XamanFailureException.malformed();
        }
        yield Cancellation.CANCELLED;
      }
      case "ALREADY_CANCELLED" -> Cancellation.CANCELLED;
      case "ALREADY_RESOLVED" -> Cancellation.RESOLVED;
      case "ALREADY_OPENED" -> Cancellation.OPENED;
      case "ALREADY_EXPIRED" -> Cancellation.EXPIRED;
      default -> throw XamanFailureException.malformed();
    };
  }

  /**
   * Which of Xaman's marks counts, where several are set: a payload that was opened in time may be
   * signed after it expired, and a signature is final while everything else may be overtaken.
   */
  private static SigningStatus status(Meta meta) throws XamanFailureException {
    boolean signed = required(meta.signed());
    boolean cancelled = required(meta.cancelled());
    boolean resolved = required(meta.resolved());
    boolean expired = required(meta.expired());
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
  private static boolean wasOpened(Meta meta) {
    return isSet(meta.signed())
        || (isSet(meta.resolved()) && !isSet(meta.cancelled()))
        || isSet(meta.appOpened())
        || isSet(meta.openedByDeeplink());
  }

  private static boolean isSet(@Nullable Boolean mark) {
    return Boolean.TRUE.equals(mark);
  }

  private static <T> T required(@Nullable T value) throws XamanFailureException {
    if (value == null) {
      throw XamanFailureException.malformed();
    }
    return value;
  }

  private static Optional<TransactionHash> transaction(@Nullable String txid)
      throws XamanFailureException {
    if (txid == null) {
      return Optional.empty();
    }
    if (!HASH_FORM.matcher(txid).matches()) {
      throw XamanFailureException.malformed();
    }
    return Optional.of(new TransactionHash(txid));
  }

  private static Optional<SignedBlob> blob(@Nullable String hex) throws XamanFailureException {
    if (hex == null) {
      return Optional.empty();
    }
    if (!SignedBlob.isValid(hex)) {
      throw XamanFailureException.malformed();
    }
    return Optional.of(new SignedBlob(hex));
  }

  private static Optional<Instant> instant(@Nullable String text) throws XamanFailureException {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      throw XamanFailureException.malformed();
    }
  }

  private static XamanFailureException aboutAnother() {
    return XamanFailureException.broken("Xaman answered about another signing request");
  }
}
