package io.ringledger.shared.application.fakes;

import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.IdempotentRequest;
import io.ringledger.shared.domain.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Final answers in memory. */
public final class InMemoryIdempotentAnswers implements IdempotentAnswers, Restorable {

  private Map<Name, Stored> answers = new HashMap<>();

  @Override
  public synchronized Optional<Stored> find(IdempotentRequest request) {
    return Optional.ofNullable(answers.get(Name.of(request)));
  }

  @Override
  public synchronized boolean store(IdempotentRequest request, Answer answer) {
    return answers.putIfAbsent(Name.of(request), new Stored(request.fingerprint(), answer)) == null;
  }

  public synchronized int size() {
    return answers.size();
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<Name, Stored> before = new HashMap<>(answers);
    return () -> answers = before;
  }

  private record Name(UserId caller, String scope, IdempotencyKey key) {
    static Name of(IdempotentRequest request) {
      return new Name(request.caller(), request.scope(), request.key());
    }
  }
}
