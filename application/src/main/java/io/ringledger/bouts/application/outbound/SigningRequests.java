package io.ringledger.bouts.application.outbound;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.TransactionHash;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The wallet app in which a promoter signs. Its failures are {@code XAMAN_UNAVAILABLE}. */
public interface SigningRequests {

  /** Asks the promoter's wallet to sign. The same reference may be asked for again. */
  Outcome<SigningRequest> create(SigningOrder order);

  /**
   * What became of a signing request.
   *
   * @param observed what the caller says it saw; believed only where there is no wallet to ask
   */
  Outcome<SigningResult> result(UUID payload, SigningResult observed);

  /**
   * What is to be signed.
   *
   * @param reference our name for it: the same purse and action always have the same
   * @param instruction one line for the person who signs
   */
  record SigningOrder(String reference, UnsignedTransaction transaction, String instruction) {}

  /** Where the promoter finds the request. */
  record SigningRequest(
      UUID payload, String deepLink, String qrPng, String websocketStatus, Mode mode) {}

  /** Whether a real wallet is asked. */
  enum Mode {
    STUB,
    API;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is known of a request, with the hash once it is signed. */
  record SigningResult(SigningStatus status, Optional<TransactionHash> transaction) {}

  /** How far a signing request has come. */
  enum SigningStatus {
    OPEN,
    SIGNED,
    DECLINED,
    EXPIRED,
    UNKNOWN;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SigningStatus> ofWire(String text) {
      return Arrays.stream(values()).filter(status -> status.wire().equals(text)).findFirst();
    }
  }
}
