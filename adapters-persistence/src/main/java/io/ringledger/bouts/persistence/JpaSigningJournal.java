package io.ringledger.bouts.persistence;

import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.signing.FollowedStatus;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.bouts.domain.signing.SigningRequestId;
import io.ringledger.bouts.domain.signing.SigningRequestStatus;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Signing requests and followed transactions in PostgreSQL; each is kept in one statement. */
@ApplicationScoped
public class JpaSigningJournal implements SigningJournal {

  private static final String SAVE_REQUEST =
      """
      insert into signing_requests (id, bout_id, escrow_id, action, attempt, requested_at, asked_at,
        prepared_at_ledger, status, payload_id, opened, expires_at, tx_hash, resolved_at)
      values (:id, :bout, :escrow, :action, :attempt, :requestedAt, :askedAt,
        :ledger, :status, :payload, :opened, :expiresAt, :hash, :resolvedAt)
      on conflict (id) do update set
        asked_at = excluded.asked_at,
        status = excluded.status,
        payload_id = excluded.payload_id,
        opened = excluded.opened,
        expires_at = excluded.expires_at,
        tx_hash = excluded.tx_hash,
        resolved_at = excluded.resolved_at
      """;
  private static final String REQUESTS =
      """
      select r.id, r.bout_id, r.escrow_id, e.kind, r.action, r.attempt, r.requested_at, r.asked_at,
        r.prepared_at_ledger, r.status, r.payload_id, r.opened, r.expires_at, r.tx_hash,
        r.resolved_at
      from signing_requests r join escrows e on e.id = r.escrow_id
      """;
  private static final String SAVE_TRANSACTION =
      """
      insert into followed_transactions (escrow_id, tx_hash, action, sequence, ticket,
        last_ledger_sequence, signing_request_id, first_ledger, known_since, status, note,
        decided_at)
      values (:escrow, :hash, :action, :sequence, :ticket,
        :lastLedger, :request, :firstLedger, :knownSince, :status, :note,
        :decidedAt)
      on conflict (escrow_id, tx_hash) do update set
        sequence = excluded.sequence,
        ticket = excluded.ticket,
        last_ledger_sequence = excluded.last_ledger_sequence,
        signing_request_id = excluded.signing_request_id,
        first_ledger = excluded.first_ledger,
        status = excluded.status,
        note = excluded.note,
        decided_at = excluded.decided_at
      """;
  private static final String TRANSACTIONS =
      """
      select t.escrow_id, t.tx_hash, t.action, t.sequence, t.ticket, t.last_ledger_sequence,
        t.signing_request_id, t.first_ledger, t.known_since, t.status, t.note, t.decided_at
      from followed_transactions t
      """;

  private final Session session;

  JpaSigningJournal(Session session) {
    this.session = session;
  }

  @Override
  public void save(SigningRequest request) {
    session
        .createNativeMutationQuery(SAVE_REQUEST)
        .setParameter("id", request.id().value())
        .setParameter("bout", request.bout().value())
        .setParameter("escrow", request.escrow().value())
        .setParameter("action", request.action().wire())
        .setParameter("attempt", request.attempt())
        .setParameter("requestedAt", Storable.moment(request.requestedAt()))
        .setParameter("askedAt", moment(request.askedAt()), Instant.class)
        .setParameter("ledger", request.preparedAtLedger())
        .setParameter("status", request.status().wire())
        .setParameter("payload", request.payload().orElse(null), UUID.class)
        .setParameter("opened", request.opened())
        .setParameter("expiresAt", moment(request.expiresAt()), Instant.class)
        .setParameter(
            "hash", request.transaction().map(TransactionHash::value).orElse(null), String.class)
        .setParameter("resolvedAt", moment(request.resolvedAt()), Instant.class)
        .executeUpdate();
  }

  @Override
  public void save(FollowedTransaction transaction) {
    SignedTransaction signed = transaction.signed();
    session
        .createNativeMutationQuery(SAVE_TRANSACTION)
        .setParameter("escrow", transaction.escrow().value())
        .setParameter("hash", signed.hash().value())
        .setParameter("action", transaction.action().wire())
        .setParameter("sequence", number(signed.sequence()), Long.class)
        .setParameter("ticket", number(signed.ticket()), Long.class)
        .setParameter("lastLedger", number(signed.lastLedgerSequence()), Long.class)
        .setParameter(
            "request", transaction.request().map(SigningRequestId::value).orElse(null), UUID.class)
        .setParameter("firstLedger", transaction.firstLedger())
        .setParameter("knownSince", Storable.moment(transaction.knownSince()))
        .setParameter("status", transaction.status().wire())
        .setParameter("note", transaction.note().map(Storable::text).orElse(null), String.class)
        .setParameter("decidedAt", moment(transaction.decidedAt()), Instant.class)
        .executeUpdate();
  }

  @Override
  public List<SigningRequest> requestsOf(BoutId bout) {
    return requests(REQUESTS + "where r.bout_id = :bout order by r.id")
        .setParameter("bout", bout.value())
        .getResultStream()
        .map(JpaSigningJournal::request)
        .toList();
  }

  @Override
  public Optional<SigningRequest> requestOf(UUID payload) {
    return requests(REQUESTS + "where r.payload_id = :payload")
        .setParameter("payload", payload)
        .uniqueResultOptional()
        .map(JpaSigningJournal::request);
  }

  @Override
  public List<FollowedTransaction> transactionsOf(BoutId bout) {
    return transactions(
            TRANSACTIONS
                + "join escrows e on e.id = t.escrow_id where e.bout_id = :bout"
                + " order by t.known_since, t.tx_hash")
        .setParameter("bout", bout.value())
        .getResultStream()
        .map(JpaSigningJournal::transaction)
        .toList();
  }

  @Override
  public Optional<FollowedTransaction> transaction(EscrowId escrow, TransactionHash hash) {
    return transactions(TRANSACTIONS + "where t.escrow_id = :escrow and t.tx_hash = :hash")
        .setParameter("escrow", escrow.value())
        .setParameter("hash", hash.value())
        .uniqueResultOptional()
        .map(JpaSigningJournal::transaction);
  }

  private NativeQuery<Object[]> requests(String sql) {
    return session
        .createNativeQuery(sql, Object[].class)
        .addScalar("id", UUID.class)
        .addScalar("bout_id", UUID.class)
        .addScalar("escrow_id", UUID.class)
        .addScalar("kind", String.class)
        .addScalar("action", String.class)
        .addScalar("attempt", Integer.class)
        .addScalar("requested_at", Instant.class)
        .addScalar("asked_at", Instant.class)
        .addScalar("prepared_at_ledger", Long.class)
        .addScalar("status", String.class)
        .addScalar("payload_id", UUID.class)
        .addScalar("opened", Boolean.class)
        .addScalar("expires_at", Instant.class)
        .addScalar("tx_hash", String.class)
        .addScalar("resolved_at", Instant.class);
  }

  private static SigningRequest request(@Nullable Object[] row) {
    return new SigningRequest(
        new SigningRequestId(value(row[0], UUID.class)),
        new BoutId(value(row[1], UUID.class)),
        new EscrowId(value(row[2], UUID.class)),
        EscrowKind.ofWire(value(row[3], String.class)).orElseThrow(),
        SigningAction.ofWire(value(row[4], String.class)).orElseThrow(),
        value(row[5], Integer.class),
        value(row[6], Instant.class),
        optional(row[7], Instant.class),
        value(row[8], Long.class),
        SigningRequestStatus.ofWire(value(row[9], String.class)).orElseThrow(),
        optional(row[10], UUID.class),
        value(row[11], Boolean.class),
        optional(row[12], Instant.class),
        optional(row[13], String.class).map(TransactionHash::new),
        optional(row[14], Instant.class));
  }

  private NativeQuery<Object[]> transactions(String sql) {
    return session
        .createNativeQuery(sql, Object[].class)
        .addScalar("escrow_id", UUID.class)
        .addScalar("tx_hash", String.class)
        .addScalar("action", String.class)
        .addScalar("sequence", Long.class)
        .addScalar("ticket", Long.class)
        .addScalar("last_ledger_sequence", Long.class)
        .addScalar("signing_request_id", UUID.class)
        .addScalar("first_ledger", Long.class)
        .addScalar("known_since", Instant.class)
        .addScalar("status", String.class)
        .addScalar("note", String.class)
        .addScalar("decided_at", Instant.class);
  }

  private static FollowedTransaction transaction(@Nullable Object[] row) {
    return new FollowedTransaction(
        new EscrowId(value(row[0], UUID.class)),
        SigningAction.ofWire(value(row[2], String.class)).orElseThrow(),
        new SignedTransaction(
            new TransactionHash(value(row[1], String.class)),
            number(row[3]),
            number(row[4]),
            number(row[5])),
        optional(row[6], UUID.class).map(SigningRequestId::new),
        value(row[7], Long.class),
        value(row[8], Instant.class),
        FollowedStatus.ofWire(value(row[9], String.class)).orElseThrow(),
        optional(row[10], String.class),
        optional(row[11], Instant.class));
  }

  private static <T> T value(@Nullable Object cell, Class<T> type) {
    return optional(cell, type).orElseThrow();
  }

  private static <T> Optional<T> optional(@Nullable Object cell, Class<T> type) {
    return Optional.ofNullable(cell).map(type::cast);
  }

  private static OptionalLong number(@Nullable Object cell) {
    return cell instanceof Long value ? OptionalLong.of(value) : OptionalLong.empty();
  }

  private static @Nullable Long number(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static @Nullable Instant moment(Optional<Instant> instant) {
    return instant.map(Storable::moment).orElse(null);
  }
}
