package io.ringledger.shared.persistence;

import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.IdempotentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.Session;

/**
 * The answers already given, in a table whose key is the caller, the scope and the caller's key.
 */
@ApplicationScoped
public class JpaIdempotentAnswers implements IdempotentAnswers {

  private static final String FIND =
      """
      select fingerprint, status, body from idempotent_answers
      where caller_user_id = :caller and scope = :scope and idempotency_key = :key
      """;
  private static final String STORE =
      """
      insert into idempotent_answers
        (caller_user_id, scope, idempotency_key, fingerprint, status, body)
      values (:caller, :scope, :key, :fingerprint, :status, :body)
      on conflict do nothing
      """;

  private final Session session;

  JpaIdempotentAnswers(Session session) {
    this.session = session;
  }

  @Override
  public Optional<Stored> find(IdempotentRequest request) {
    return session
        .createNativeQuery(FIND, Object[].class)
        .addScalar("fingerprint", String.class)
        .addScalar("status", Integer.class)
        .addScalar("body", String.class)
        .setParameter("caller", request.caller().value())
        .setParameter("scope", request.scope())
        .setParameter("key", request.key().value())
        .uniqueResultOptional()
        .map(row -> new Stored((String) row[0], new Answer((Integer) row[1], (String) row[2])));
  }

  @Override
  public boolean store(IdempotentRequest request, Answer answer) {
    return session
            .createNativeMutationQuery(STORE)
            .setParameter("caller", request.caller().value())
            .setParameter("scope", request.scope())
            .setParameter("key", request.key().value())
            .setParameter("fingerprint", request.fingerprint())
            .setParameter("status", answer.status())
            .setParameter("body", answer.body())
            .executeUpdate()
        == 1;
  }
}
