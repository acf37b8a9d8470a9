package io.ringledger.bouts.xaman;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.TransactionHash;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Signing requests at Xaman (platform API, {@code payload}). The promoter signs and submits from
 * the app; what became of it is asked, and the caller's word does not count.
 */
public final class XamanSigningRequests implements SigningRequests, AutoCloseable {

  /** Longer identifiers and instructions are refused by Xaman. */
  private static final int MAX_INSTRUCTION = 280;

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern HASH_FORM = Pattern.compile("[0-9A-Fa-f]{64}");

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
      return Outcome.success(Payloads.at(uuid(created.path("uuid")), Mode.API));
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
              ? read(payload, found.get())
              : new SigningResult(SigningStatus.UNKNOWN, Optional.empty()));
    } catch (XamanFailureException failure) {
      return Outcome.rejected(BoutFailure.XAMAN_UNAVAILABLE, failure.reason());
    }
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

  private static UUID uuid(JsonNode text) throws XamanFailureException {
    if (text.isTextual() && UUID_FORM.matcher(text.asText()).matches()) {
      return UUID.fromString(text.asText());
    }
    throw malformed();
  }

  /**
   * Which of Xaman's marks counts, where several are set: a payload that was opened in time may be
   * signed after it expired, and a signature is final while everything else may be overtaken.
   */
  private static SigningResult read(UUID payload, JsonNode answer) throws XamanFailureException {
    JsonNode meta = answer.path("meta");
    if (!isSet(meta, "exists")) {
      return new SigningResult(SigningStatus.UNKNOWN, Optional.empty());
    }
    if (!uuid(meta.path("uuid")).equals(payload)) {
      throw new XamanFailureException("Xaman answered about another signing request");
    }
    boolean cancelled = isSet(meta, "cancelled");
    boolean resolved = isSet(meta, "resolved");
    boolean expired = isSet(meta, "expired");
    if (isSet(meta, "signed")) {
      return new SigningResult(
          SigningStatus.SIGNED, transaction(answer.path("response").path("txid")));
    }
    SigningStatus status;
    if (cancelled || resolved) {
      status = SigningStatus.DECLINED;
    } else {
      status = expired ? SigningStatus.EXPIRED : SigningStatus.OPEN;
    }
    return new SigningResult(status, Optional.empty());
  }

  private static boolean isSet(JsonNode meta, String mark) throws XamanFailureException {
    JsonNode value = meta.path(mark);
    if (!value.isBoolean()) {
      throw malformed();
    }
    return value.booleanValue();
  }

  private static Optional<TransactionHash> transaction(JsonNode txid) throws XamanFailureException {
    if (txid.isMissingNode() || txid.isNull()) {
      return Optional.empty();
    }
    if (!txid.isTextual() || !HASH_FORM.matcher(txid.asText()).matches()) {
      throw malformed();
    }
    return Optional.of(new TransactionHash(txid.asText()));
  }

  private static XamanFailureException malformed() {
    return new XamanFailureException("Xaman's answer is malformed");
  }
}
