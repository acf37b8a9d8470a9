package io.ringledger.vault.application.settlement.fakes;

import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.application.settlement.outbound.SettlementBatches;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.settlement.BatchState;
import io.ringledger.vault.domain.settlement.Debit;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegKind;
import io.ringledger.vault.domain.settlement.LegState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Batches in memory, and the little of the books that moves with them. */
public final class SettlementStore implements SettlementBatches, Restorable {

  /** A batch and what it moves. */
  public record Batch(
      Head head,
      List<Debit> debits,
      List<Credit> credits,
      Map<String, String> openingOwners,
      Map<String, String> finalOwners,
      Instant dueAt) {

    Batch with(Head newHead, Instant newDueAt) {
      return new Batch(newHead, debits, credits, openingOwners, finalOwners, newDueAt);
    }
  }

  private final SettlementLegsStore legs;
  private Map<BatchNumber, Batch> batches = new TreeMap<>();
  private Map<SessionId, Drops> claimed = new HashMap<>();
  private Map<String, String> owners = new HashMap<>();
  private Map<WalletAddress, Long> sold = new HashMap<>();
  private Map<WalletAddress, Long> paid = new HashMap<>();

  public SettlementStore(SettlementLegsStore legs) {
    this.legs = legs;
  }

  /** Cuts a batch. */
  public void cut(Batch batch) {
    batches.put(batch.head().number(), batch);
    owners.putAll(batch.openingOwners());
  }

  public BatchState state(BatchNumber number) {
    return batch(number).head().state();
  }

  public Drops claimed(SessionId session) {
    return claimed.getOrDefault(session, Drops.ZERO);
  }

  public Map<String, String> owners() {
    return Map.copyOf(owners);
  }

  public long sold(WalletAddress wallet) {
    return sold.getOrDefault(wallet, 0L);
  }

  public long paid(WalletAddress wallet) {
    return paid.getOrDefault(wallet, 0L);
  }

  private Batch batch(BatchNumber number) {
    Batch batch = batches.get(number);
    if (batch == null) {
      throw new IllegalStateException("there is no batch " + number);
    }
    return batch;
  }

  @Override
  public List<BatchNumber> due(Instant now, int limit) {
    List<BatchNumber> due = new ArrayList<>();
    boolean undecidedBefore = false;
    for (Batch batch : batches.values()) {
      boolean undecided = batch.head().state().isUndecided();
      boolean first = !(undecided && undecidedBefore);
      undecidedBefore |= undecided;
      boolean open =
          undecided
              || batch.head().state() == BatchState.COLLECTED
              || legs.of(batch.head().number()).stream().anyMatch(leg -> !leg.state().isAtRest());
      if (first && open && !batch.dueAt().isAfter(now) && due.size() < limit) {
        due.add(batch.head().number());
      }
    }
    return due;
  }

  @Override
  public Optional<Head> find(BatchNumber number) {
    return Optional.ofNullable(batches.get(number)).map(Batch::head);
  }

  @Override
  public Optional<Head> lock(BatchNumber number) {
    return find(number);
  }

  @Override
  public List<Debit> debits(BatchNumber number) {
    return batch(number).debits().stream()
        .map(
            debit ->
                new Debit(
                    debit.session(),
                    debit.wallet(),
                    debit.drops(),
                    debit.channel(),
                    debit.key(),
                    debit.funding(),
                    claimed(debit.session()),
                    debit.signedUpTo(),
                    debit.signature()))
        .toList();
  }

  @Override
  public List<Credit> credits(BatchNumber number) {
    return batch(number).credits();
  }

  @Override
  public void move(BatchNumber number, BatchState state, Optional<String> reason, Instant now) {
    Batch batch = batch(number);
    Head head = batch.head();
    batches.put(
        number,
        batch.with(
            new Head(number, state, head.anchor(), reason.or(head::reason), head.failures()),
            batch.dueAt()));
  }

  @Override
  public void collect(BatchNumber number, Instant now) {
    Batch batch = batch(number);
    owners.putAll(batch.finalOwners());
    for (Credit credit : batch.credits()) {
      sold.merge(credit.wallet(), credit.drops().value(), Long::sum);
    }
    noteClaims(number);
    if (batch.debits().size() != validClaims(number).size()) {
      throw new IllegalStateException("not all claims are validated");
    }
  }

  @Override
  public void undo(BatchNumber number, String reason, Instant now) {
    noteClaims(number);
  }

  private void noteClaims(BatchNumber number) {
    for (Leg claim : validClaims(number)) {
      claimed.put(claim.terms().session().orElseThrow(), claim.terms().target());
    }
  }

  private List<Leg> validClaims(BatchNumber number) {
    return legs.of(number).stream()
        .filter(leg -> leg.terms().kind() == LegKind.CLAIM)
        .filter(leg -> leg.state() == LegState.VALIDATED)
        .toList();
  }

  @Override
  public void paid(BatchNumber number, WalletAddress wallet, Drops drops) {
    paid.merge(wallet, drops.value(), Long::sum);
  }

  @Override
  public void stumbled(
      BatchNumber number, int failures, String reason, Instant dueAt, Instant now) {
    Batch batch = batch(number);
    batches.put(number, batch.with(failing(batch.head(), failures), dueAt));
  }

  @Override
  public void wentWell(BatchNumber number, Instant now) {
    Batch batch = batch(number);
    batches.put(number, batch.with(failing(batch.head(), 0), now));
  }

  private static Head failing(Head head, int failures) {
    return new Head(head.number(), head.state(), head.anchor(), head.reason(), failures);
  }

  @Override
  public Runnable checkpoint() {
    Map<BatchNumber, Batch> batchesBefore = new TreeMap<>(batches);
    Map<SessionId, Drops> claimedBefore = new HashMap<>(claimed);
    Map<String, String> ownersBefore = new HashMap<>(owners);
    Map<WalletAddress, Long> soldBefore = new HashMap<>(sold);
    Map<WalletAddress, Long> paidBefore = new HashMap<>(paid);
    return () -> {
      batches = batchesBefore;
      claimed = claimedBefore;
      owners = ownersBefore;
      sold = soldBefore;
      paid = paidBefore;
    };
  }
}
