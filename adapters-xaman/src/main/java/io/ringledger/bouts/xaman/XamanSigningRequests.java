package io.ringledger.bouts.xaman;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.shared.domain.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Signing requests at Xaman (platform API, {@code payload}). The promoter signs and submits from
 * the app; what became of it is asked, and the caller's word does not count.
 */
public final class XamanSigningRequests implements SigningRequests, AutoCloseable {

  /** Longer identifiers and instructions are refused by Xaman. */
  private static final int MAX_INSTRUCTION = 280;

  private final XamanSettings settings;
  private final XamanPlatform platform;

  /** Connects to nothing yet; the first request does. */
  public XamanSigningRequests(XamanSettings settings) {
    this.settings = settings;
    this.platform = new XamanPlatform(settings);
  }

  @Override
  public Outcome<SigningLinks> create(SigningOrder order) {
    try {
      JsonNode created = platform.create(payload(order));
      return Outcome.success(links(PayloadAnswers.uuid(created.path("uuid"))));
    } catch (XamanFailureException failure) {
      return Outcome.rejected(BoutFailure.XAMAN_UNAVAILABLE, failure.reason());
    }
  }

  @Override
  public Outcome<Optional<SigningLinks>> find(String reference) {
    try {
      Optional<JsonNode> found = platform.findByIdentifier(identifier(reference));
      if (found.isEmpty() || !PayloadAnswers.exists(found.get())) {
        return Outcome.success(Optional.empty());
      }
      return Outcome.success(Optional.of(links(PayloadAnswers.idOf(found.get()))));
    } catch (XamanFailureException failure) {
      return Outcome.rejected(BoutFailure.XAMAN_UNAVAILABLE, failure.reason());
    }
  }

  @Override
  public Outcome<SigningResult> result(UUID payload, SigningResult observed) {
    try {
      Optional<JsonNode> found = platform.find(payload);
      return Outcome.success(
          found.isPresent()
              ? PayloadAnswers.result(payload, found.get())
              : new SigningResult(SigningStatus.UNKNOWN, Optional.empty()));
    } catch (XamanFailureException failure) {
      return Outcome.rejected(BoutFailure.XAMAN_UNAVAILABLE, failure.reason());
    }
  }

  @Override
  public Outcome<Cancellation> cancel(UUID payload) {
    try {
      Optional<JsonNode> answer = platform.cancel(payload);
      return Outcome.success(
          answer.isPresent() ? PayloadAnswers.cancellation(answer.get()) : Cancellation.UNKNOWN);
    } catch (XamanFailureException failure) {
      return Outcome.rejected(BoutFailure.XAMAN_UNAVAILABLE, failure.reason());
    }
  }

  @Override
  public SigningLinks links(UUID payload) {
    return Payloads.at(payload, Mode.API);
  }

  @Override
  public Mode mode() {
    return Mode.API;
  }

  /** Drops the connections. */
  @Override
  public void close() {
    platform.close();
  }

  private ObjectNode payload(SigningOrder order) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    ObjectNode transaction = payload.putObject("txjson");
    for (Map.Entry<String, Object> field : order.transaction().json().entrySet()) {
      switch (field.getValue()) {
        case Long number -> transaction.put(field.getKey(), number);
        case Object text -> transaction.put(field.getKey(), text.toString());
      }
    }
    ObjectNode options = payload.putObject("options");
    options.put("submit", true);
    options.put("multisign", false);
    options.put("expire", settings.expiryMinutes());
    // Xaman takes the transaction's Account as a wish only; this makes it the one that must sign.
    options.putArray("signers").add(account(order.transaction()));
    settings.forceNetwork().ifPresent(network -> options.put("force_network", network));
    ObjectNode meta = payload.putObject("custom_meta");
    meta.put("identifier", identifier(order.reference()));
    meta.put("instruction", shortened(order.instruction()));
    return payload;
  }

  private static String account(UnsignedTransaction transaction) {
    return String.valueOf(transaction.json().get("Account"));
  }

  /** Our reference in the at most 40 characters that Xaman keeps. */
  private static String identifier(String reference) {
    return "rl-" + Payloads.idOf(reference).toString().replace("-", "").toLowerCase(Locale.ROOT);
  }

  private static String shortened(String instruction) {
    return instruction.length() <= MAX_INSTRUCTION
        ? instruction
        : instruction.substring(0, MAX_INSTRUCTION - 1) + "…";
  }
}
