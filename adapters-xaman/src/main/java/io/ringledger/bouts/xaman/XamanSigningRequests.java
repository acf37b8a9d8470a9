package io.ringledger.bouts.xaman;

import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.xaman.XamanApi.CustomMeta;
import io.ringledger.bouts.xaman.XamanApi.NewPayload;
import io.ringledger.bouts.xaman.XamanApi.Options;
import io.ringledger.bouts.xaman.XamanApi.ReturnUrl;
import io.ringledger.bouts.xaman.XamanFailureException.Kind;
import io.ringledger.shared.domain.Outcome;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Signing requests at Xaman (platform API, {@code payload}). The promoter signs and submits from
 * the app; what became of it is asked, and the caller's word does not count.
 */
public final class XamanSigningRequests implements SigningRequests, AutoCloseable {

  /**
   * What Xaman takes at most in {@code custom_meta} (xumm.readme.io, Post payload; repeated in
   * XRPL-Labs/XUMM.NET.SDK, {@code XummPayloadCustomMeta.cs}): an instruction of 280 characters.
   * There, too: an identifier of 40 characters, unique or refused with 409, and a blob that is a
   * JSON object of 1,500 characters.
   */
  private static final int MAX_INSTRUCTION = 280;

  private static final int MAX_REFERENCE = 1_000;

  private final XamanSettings.Requests settings;
  private final HttpXamanApi http;
  private final GuardedXamanApi api;

  /** Connects to nothing yet; the first request does. */
  public XamanSigningRequests(XamanSettings settings, InstantSource clock) {
    this(settings, clock, Thread::sleep);
  }

  XamanSigningRequests(XamanSettings settings, InstantSource clock, RateGate.Pause pause) {
    XamanSettings.Calls calls = settings.calls();
    RateGate creations =
        new RateGate(calls.creationsPerMinute(), calls.longestWait(), clock, pause);
    RateGate others =
        new RateGate(XamanSettings.Calls.OTHERS_PER_MINUTE, calls.longestWait(), clock, pause);
    this.settings = settings.requests();
    this.http = new HttpXamanApi(settings, creations, others, clock);
    this.api = new GuardedXamanApi(http, calls, creations, others, clock);
  }

  /** How it goes with Xaman, without asking it. */
  public XamanHealth health() {
    return api.health();
  }

  /**
   * Asks for a signature. Xaman refuses a second payload of the same identifier, so that a request
   * whose answer was lost is found here, and not made again.
   */
  @Override
  public Outcome<SigningLinks> create(SigningOrder order) {
    try {
      return Outcome.success(links(api.create(payload(order)).uuid()));
    } catch (XamanFailureException failure) {
      return failure.kind() == Kind.DUPLICATE ? existing(order, failure) : refusal(failure);
    }
  }

  private Outcome<SigningLinks> existing(SigningOrder order, XamanFailureException duplicate) {
    return find(order.reference())
        .then(found -> found.map(Outcome::success).orElseGet(() -> refusal(duplicate)));
  }

  @Override
  public Outcome<Optional<SigningLinks>> find(String reference) {
    String identifier = identifier(reference);
    try {
      return Outcome.success(
          PayloadAnswers.identified(identifier, api.payload(identifier)).map(this::links));
    } catch (XamanFailureException failure) {
      return failure.kind() == Kind.NOT_FOUND
          ? Outcome.success(Optional.empty())
          : refusal(failure);
    }
  }

  @Override
  public Outcome<SigningResult> result(UUID payload, SigningResult observed) {
    try {
      return Outcome.success(PayloadAnswers.result(payload, api.payload(payload)));
    } catch (XamanFailureException failure) {
      return failure.kind() == Kind.NOT_FOUND
          ? Outcome.success(PayloadAnswers.unknown())
          : refusal(failure);
    }
  }

  @Override
  public Outcome<Cancellation> cancel(UUID payload) {
    try {
      return Outcome.success(PayloadAnswers.cancellation(api.cancel(payload).result()));
    } catch (XamanFailureException failure) {
      return failure.kind() == Kind.NOT_FOUND
          ? Outcome.success(Cancellation.UNKNOWN)
          : refusal(failure);
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
    http.close();
  }

  private static <T> Outcome<T> refusal(XamanFailureException failure) {
    return Outcome.rejected(
        failure.kind() == Kind.BUSY ? BoutFailure.XAMAN_BUSY : BoutFailure.XAMAN_UNAVAILABLE,
        failure.reason());
  }

  private NewPayload payload(SigningOrder order) {
    Map<String, Object> transaction = new LinkedHashMap<>();
    order
        .transaction()
        .json()
        .forEach(
            (field, value) ->
                transaction.put(field, value instanceof Long ? value : value.toString()));
    Options options =
        new Options(
            true,
            false,
            settings.expiryMinutes(),
            List.of(account(order.transaction())),
            settings.forceNetwork().orElse(null),
            settings.returnUrl().map(url -> new ReturnUrl(url, url)).orElse(null));
    CustomMeta meta =
        new CustomMeta(
            identifier(order.reference()),
            shortened(order.instruction(), MAX_INSTRUCTION),
            Map.of("reference", shortened(order.reference(), MAX_REFERENCE)));
    return new NewPayload(transaction, options, meta);
  }

  private static String account(UnsignedTransaction transaction) {
    return String.valueOf(transaction.json().get("Account"));
  }

  /** Our reference in 35 of the 40 characters; the blob holds it as it is. */
  static String identifier(String reference) {
    return "rl-" + Payloads.idOf(reference).toString().replace("-", "");
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
