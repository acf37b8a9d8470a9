package io.ringledger.bouts.application.outbound;

import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.shared.domain.TransactionHash;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Every signature that was ever asked for, and every transaction whose name is known. Written only
 * in a unit of work that holds the lock on the bout.
 */
public interface SigningJournal {

  /** More transactions than that are not followed for one escrow at a time. */
  int MAX_FOLLOWED = 20;

  /** A new request, or what has become of one. */
  void save(SigningRequest request);

  /** A transaction that is new for its escrow, or what has become of it. */
  void save(FollowedTransaction transaction);

  /** All requests for the bout, oldest first. */
  List<SigningRequest> requestsOf(BoutId bout);

  /** The request that the wallet calls so. */
  Optional<SigningRequest> requestOf(UUID payload);

  /** All transactions that were named for the bout's escrows, oldest first. */
  List<FollowedTransaction> transactionsOf(BoutId bout);

  /** The transaction of that name where it is followed for that escrow. */
  Optional<FollowedTransaction> transaction(EscrowId escrow, TransactionHash hash);
}
