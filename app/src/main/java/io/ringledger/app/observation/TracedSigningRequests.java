package io.ringledger.app.observation;

import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.shared.domain.Outcome;
import java.util.Optional;
import java.util.UUID;

/** Draws each question to the wallet. */
public final class TracedSigningRequests implements SigningRequests {

  private final SigningRequests requests;
  private final Spans spans;

  public TracedSigningRequests(SigningRequests requests, Spans spans) {
    this.requests = requests;
    this.spans = spans;
  }

  @Override
  public Outcome<SigningLinks> create(SigningOrder order) {
    return spans.outside("wallet create", () -> requests.create(order));
  }

  @Override
  public Outcome<SigningResult> result(UUID payload, SigningResult observed) {
    return spans.outside("wallet result", () -> requests.result(payload, observed));
  }

  @Override
  public Outcome<Optional<SigningLinks>> find(String reference) {
    return spans.outside("wallet find", () -> requests.find(reference));
  }

  @Override
  public Outcome<Cancellation> cancel(UUID payload) {
    return spans.outside("wallet cancel", () -> requests.cancel(payload));
  }

  @Override
  public SigningLinks links(UUID payload) {
    return requests.links(payload);
  }

  @Override
  public Mode mode() {
    return requests.mode();
  }
}
