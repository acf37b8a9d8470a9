package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.bouts.domain.signing.SigningRequestId;
import io.ringledger.bouts.domain.signing.SigningRequestStatus;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.TransactionHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The journal in memory; refuses what a database would refuse. */
public final class InMemorySigningJournal implements SigningJournal, Restorable {

  private final Bouts bouts;
  private Map<SigningRequestId, SigningRequest> requests = new LinkedHashMap<>();
  private Map<Key, FollowedTransaction> transactions = new LinkedHashMap<>();

  /** Needs the bouts to know which escrows are theirs. */
  public InMemorySigningJournal(Bouts bouts) {
    this.bouts = bouts;
  }

  private record Key(EscrowId escrow, TransactionHash hash) {}

  @Override
  public synchronized void save(SigningRequest request) {
    requests.put(request.id(), request);
    long live =
        requests.values().stream()
            .filter(other -> other.escrow().equals(request.escrow()))
            .filter(other -> other.action() == request.action())
            .filter(InMemorySigningJournal::isLive)
            .count();
    if (live > 1) {
      throw new IllegalStateException("two live requests for one action");
    }
  }

  private static boolean isLive(SigningRequest request) {
    return request.status() == SigningRequestStatus.REQUESTED
        || request.status() == SigningRequestStatus.OPEN;
  }

  @Override
  public synchronized void save(FollowedTransaction transaction) {
    transactions.put(new Key(transaction.escrow(), transaction.hash()), transaction);
  }

  @Override
  public synchronized List<SigningRequest> requestsOf(BoutId bout) {
    return requests.values().stream().filter(request -> request.bout().equals(bout)).toList();
  }

  @Override
  public synchronized Optional<SigningRequest> requestOf(UUID payload) {
    return requests.values().stream()
        .filter(request -> request.payload().equals(Optional.of(payload)))
        .findAny();
  }

  @Override
  public synchronized List<FollowedTransaction> transactionsOf(BoutId bout) {
    return transactions.values().stream()
        .filter(known -> bouts.boutOf(known.escrow()).equals(Optional.of(bout)))
        .toList();
  }

  @Override
  public synchronized Optional<FollowedTransaction> transaction(
      EscrowId escrow, TransactionHash hash) {
    return Optional.ofNullable(transactions.get(new Key(escrow, hash)));
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<SigningRequestId, SigningRequest> requestsBefore = new LinkedHashMap<>(requests);
    Map<Key, FollowedTransaction> transactionsBefore = new LinkedHashMap<>(transactions);
    return () -> {
      requests = requestsBefore;
      transactions = transactionsBefore;
    };
  }
}
