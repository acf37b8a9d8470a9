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
  private final Map<UUID, SigningResult> results = new HashMap<>();
  private int failsAfter = Integer.MAX_VALUE;
  private Runnable whenAsked = () -> {};

  /** In {@link Mode#API} it has a word of its own; in {@link Mode#STUB} it believes the caller. */
  public ScriptedSigningRequests(Mode mode) {
    this.mode = mode;
  }

  /** Runs on every call, for example to check where it is made from. */
  public ScriptedSigningRequests whenAsked(Runnable check) {
    whenAsked = check;
    return this;
  }

  /** Answers that many more calls, then fails until it comes back. */
  public void failsAfter(int calls) {
    failsAfter = calls;
  }

  public void comesBack() {
    failsAfter = Integer.MAX_VALUE;
  }

  /** What the wallet says from now on. */
  public void happens(UUID payload, SigningResult result) {
    results.put(payload, result);
  }

  /** Everything it was asked to sign, in order. */
  public List<SigningOrder> orders() {
    return List.copyOf(orders);
  }

  @Override
  public Outcome<SigningRequest> create(SigningOrder order) {
    if (fails()) {
      return Outcome.rejected(BoutFailure.XAMAN_UNAVAILABLE, "the wallet does not answer");
    }
    orders.add(order);
    UUID payload = new UUID(0x4000L, 0x8000_0000_0000_0000L + orders.size());
    return Outcome.success(
        new SigningRequest(
            payload,
            "xumm://payload/" + payload,
            "https://xumm.app/sign/" + payload + "/qr.png",
            "wss://xumm.app/sign/" + payload,
            mode));
  }

  @Override
  public Outcome<SigningResult> result(UUID payload, SigningResult observed) {
    if (fails()) {
      return Outcome.rejected(BoutFailure.XAMAN_UNAVAILABLE, "the wallet does not answer");
    }
    SigningResult open = new SigningResult(SigningStatus.OPEN, Optional.empty());
    return Outcome.success(mode == Mode.STUB ? observed : results.getOrDefault(payload, open));
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
