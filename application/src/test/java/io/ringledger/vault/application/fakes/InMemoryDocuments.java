package io.ringledger.vault.application.fakes;

import io.ringledger.vault.application.outbound.Documents;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Documents in maps. */
public final class InMemoryDocuments implements Documents {

  /** How far a document has got. */
  public enum State {
    QUEUED,
    KEPT,
    FAILED
  }

  /** A row of a document. */
  public record Pin(
      Cid cid, String store, State state, int attempts, Optional<Instant> due, String reason) {}

  private final Map<Cid, Document> documents = new LinkedHashMap<>();
  private final Map<Cid, Pin> pins = new LinkedHashMap<>();

  @Override
  public void add(Document document, Instant now) {
    documents.putIfAbsent(document.cid(), document);
  }

  @Override
  public Optional<Document> find(Cid cid) {
    return Optional.ofNullable(documents.get(cid));
  }

  @Override
  public void pin(Cid cid, String store, boolean kept, Instant now) {
    pins.putIfAbsent(
        cid,
        kept
            ? new Pin(cid, store, State.KEPT, 0, Optional.empty(), "")
            : new Pin(cid, store, State.QUEUED, 0, Optional.of(now), ""));
  }

  @Override
  public int moveTo(String store, Instant now, int limit) {
    List<Pin> elsewhere =
        pins.values().stream().filter(pin -> !pin.store().equals(store)).limit(limit).toList();
    elsewhere.forEach(
        pin ->
            pins.put(pin.cid(), new Pin(pin.cid(), store, State.QUEUED, 0, Optional.of(now), "")));
    return elsewhere.size();
  }

  @Override
  public Optional<Claim> claimQueued(String store, Instant now, Instant until) {
    return claim(false, store, now, until);
  }

  @Override
  public Optional<Claim> claimKept(String store, Instant now, Instant until) {
    return claim(true, store, now, until);
  }

  private Optional<Claim> claim(boolean kept, String store, Instant now, Instant until) {
    Optional<Pin> due =
        pins.values().stream()
            .filter(pin -> (pin.state() == State.KEPT) == kept && pin.store().equals(store))
            .filter(pin -> pin.due().filter(at -> !at.isAfter(now)).isPresent())
            .min(Comparator.comparing(pin -> pin.due().orElseThrow()));
    due.ifPresent(
        pin ->
            pins.put(
                pin.cid(),
                new Pin(
                    pin.cid(),
                    pin.store(),
                    pin.state(),
                    pin.attempts(),
                    Optional.of(until),
                    pin.reason())));
    return due.map(pin -> new Claim(pin.cid(), pin.store(), pin.attempts(), until));
  }

  @Override
  public void kept(Claim claim, Instant now, Instant look) {
    change(claim, pin -> new Pin(pin.cid(), pin.store(), State.KEPT, 0, Optional.of(look), ""));
  }

  @Override
  public void failed(Claim claim, String reason, Instant again) {
    change(
        claim,
        pin ->
            new Pin(
                pin.cid(),
                pin.store(),
                State.FAILED,
                pin.attempts() + 1,
                Optional.of(again),
                reason));
  }

  @Override
  public void lost(Claim claim, Instant now) {
    change(claim, pin -> new Pin(pin.cid(), pin.store(), State.QUEUED, 0, Optional.of(now), ""));
  }

  @Override
  public void unseen(Claim claim, Instant look) {
    change(claim, pin -> new Pin(pin.cid(), pin.store(), pin.state(), 0, Optional.of(look), ""));
  }

  private void change(Claim claim, UnaryOperator<Pin> change) {
    pins.computeIfPresent(
        claim.cid(),
        (_, pin) ->
            pin.store().equals(claim.store()) && pin.due().equals(Optional.of(claim.until()))
                ? change.apply(pin)
                : pin);
  }

  /** How far it has got. */
  public Pin pinOf(Cid cid) {
    return Optional.ofNullable(pins.get(cid)).orElseThrow();
  }
}
