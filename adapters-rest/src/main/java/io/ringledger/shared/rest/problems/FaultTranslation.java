package io.ringledger.shared.rest.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.rest.FieldError;
import io.ringledger.shared.rest.Problem;
import io.ringledger.shared.rest.ProtocolFailure;
import jakarta.validation.ConstraintViolationException;
import java.io.CharConversionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds out what a thrown fault means to the client. Says nothing of what is inside. */
final class FaultTranslation {

  private FaultTranslation() {}

  /**
   * What to answer.
   *
   * @param failure which also says when to come back
   */
  record Verdict(ProtocolFailure failure, List<FieldError> errors) {

    Problem problem() {
      return Problem.of(failure, errors);
    }

    static Verdict of(ProtocolFailure failure) {
      return new Verdict(failure, List.of());
    }
  }

  /**
   * What the fault means.
   *
   * @param status what the framework would answer; decides where nothing more is known
   */
  static Verdict translate(Throwable fault, int status) {
    if (fault instanceof ConstraintViolationException violations) {
      return Violations.verdict(violations, status);
    }
    Optional<JsonProcessingException> json = find(fault, JsonProcessingException.class);
    if (json.isPresent() && status < 500) {
      return JsonFaults.verdict(json.get());
    }
    if (has(fault, CharConversionException.class::isInstance)) {
      return Verdict.of(ProtocolFailure.MALFORMED_JSON);
    }
    if (has(fault, ConcurrencyConflict.class::isInstance)) {
      return Verdict.of(ProtocolFailure.CONCURRENT_REQUEST);
    }
    if (has(fault, Outages::isOutage)) {
      return Verdict.of(ProtocolFailure.SERVICE_UNAVAILABLE);
    }
    return Verdict.of(ProtocolFailure.ofStatus(status));
  }

  /** What exactly is out of reach, in one line for the log. */
  static String outage(Throwable fault) {
    return causes(fault).filter(Outages::isOutage).findFirst().orElse(fault).toString();
  }

  private static boolean has(Throwable fault, Predicate<Throwable> property) {
    return causes(fault).anyMatch(property);
  }

  private static <T extends Throwable> Optional<T> find(Throwable fault, Class<T> type) {
    return causes(fault).filter(type::isInstance).map(type::cast).findFirst();
  }

  /**
   * The fault, its cause, and so on, each once, because causes can form a circle. What went wrong
   * while a transaction was committed hangs on as suppressed.
   */
  private static Stream<Throwable> causes(Throwable fault) {
    Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> inOrder = new ArrayList<>();
    Deque<Throwable> next = new ArrayDeque<>(List.of(fault));
    while (!next.isEmpty()) {
      Throwable one = next.remove();
      if (known.add(one)) {
        inOrder.add(one);
        Optional.ofNullable(one.getCause()).ifPresent(next::add);
        next.addAll(List.of(one.getSuppressed()));
      }
    }
    return inOrder.stream();
  }
}
