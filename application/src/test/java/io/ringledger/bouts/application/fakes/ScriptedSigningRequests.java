package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.shared.domain.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A wallet that signs, declines or fails when a test says so. */
public final class ScriptedSigningRequests implements SigningRequests {

  private final Mode mode;
  private final List<SigningOrder> orders = new ArrayList<>();
  private final List<UUID> cancelled = new ArrayList<>();
  private final Map<String, UUID> payloads = new HashMap<>();
  private final Map<UUID, SigningResult> results = new HashMap<>();
  private int failsAfter = Integer.MAX_VALUE;
  private boolean losesAnswers;
  private boolean busy;
  private Runnable whenAsked = () -> {};
  private Runnable whenCreated = () -> {};

  /** In {@link Mode#API} it has a word of its own; in {@link Mode#STUB} it believes the caller. */
  public ScriptedSigningRequests(Mode mode) {
    this.mode = mode;
  }

  /** Runs on every call, for example to check where it is made from. */
  public ScriptedSigningRequests whenAsked(Runnable check) {
    whenAsked = check;
    return this;
  }

  /** Runs when it has made a request and before it answers: to die there, or to be overtaken. */
  public void whenCreated(Runnable between) {
    whenCreated = between;
  }

  /** Answers that many more calls, then fails until it comes back. */
  public void failsAfter(int calls) {
    failsAfter = calls;
  }

  /** Takes no more requests until it comes back. */
  public void isBusy() {
    failsAfter = 0;
    busy = true;
  }

  /** Makes what it is asked for from now on, and the answer is lost on the way. */
  public void losesAnswers() {
    losesAnswers = true;
  }

  public void comesBack() {
    failsAfter = Integer.MAX_VALUE;
    losesAnswers = false;
    busy = false;
    whenCreated = () -> {};
  }

  /** What the wallet says from now on. */
  public void happens(UUID payload, SigningResult result) {
    results.put(payload, result);
  }

  /** Everything it was asked to sign, in order. */
  public List<SigningOrder> orders() {
    return List.copyOf(orders);
  }

  /** What it made for that reference, whether anybody was told or not. */
  public Optional<UUID> payloadOf(String reference) {
    return Optional.ofNullable(payloads.get(reference));
  }

  /** How that request truly stands. */
  public SigningResult stands(UUID payload) {
    return results.getOrDefault(payload, SigningResult.open());
  }

  /** Every request that was taken back in time, in order. */
  public List<UUID> cancelled() {
    return List.copyOf(cancelled);
  }

  @Override
  public Outcome<SigningLinks> create(SigningOrder order) {
    if (fails()) {
      return unavailable();
    }
    orders.add(order);
    UUID payload = new UUID(0x4000L, 0x8000_0000_0000_0000L + orders.size());
    payloads.put(order.reference(), payload);
    whenCreated.run();
    return losesAnswers ? unavailable() : Outcome.success(links(payload));
  }

  @Override
  public Outcome<Optional<SigningLinks>> find(String reference) {
    return fails()
        ? unavailable()
        : Outcome.success(Optional.ofNullable(payloads.get(reference)).map(this::links));
  }

  @Override
  public Outcome<SigningResult> result(UUID payload, SigningResult observed) {
    if (fails()) {
      return unavailable();
    }
    return Outcome.success(
        mode == Mode.STUB ? observed : results.getOrDefault(payload, SigningResult.open()));
  }

  @Override
  public Outcome<Cancellation> cancel(UUID payload) {
    if (fails()) {
      return unavailable();
    }
    SigningResult result = results.getOrDefault(payload, SigningResult.open());
    Cancellation cancellation =
        switch (result.status()) {
          case OPEN -> result.opened() ? Cancellation.OPENED : Cancellation.CANCELLED;
          case CANCELLED -> Cancellation.CANCELLED;
          case SIGNED, DECLINED -> Cancellation.RESOLVED;
          case EXPIRED -> Cancellation.EXPIRED;
          case UNKNOWN -> Cancellation.UNKNOWN;
        };
    if (cancellation == Cancellation.CANCELLED) {
      cancelled.add(payload);
      results.put(payload, new SigningResult(SigningStatus.CANCELLED, Optional.empty()));
    }
    return Outcome.success(cancellation);
  }

  @Override
  public SigningLinks links(UUID payload) {
    return new SigningLinks(
        payload,
        "xumm://payload/" + payload,
        "https://xumm.app/sign/" + payload + "/qr.png",
        "wss://xumm.app/sign/" + payload,
        mode);
  }

  @Override
  public Mode mode() {
    return mode;
  }

  private <T> Outcome<T> unavailable() {
    return busy
        ? Outcome.rejected(BoutFailure.XAMAN_BUSY, "the wallet takes no more requests")
        : Outcome.rejected(BoutFailure.XAMAN_UNAVAILABLE, "the wallet does not answer");
  }

  private boolean fails() {
    whenAsked.run();
    if (failsAfter == 0) {
      return true;
    }
    failsAfter--;
    return false;
  }
}
