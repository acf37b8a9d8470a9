package io.ringledger.shared.rest.problems;

import io.ringledger.shared.rest.FieldError;
import io.ringledger.shared.rest.ProtocolFailure;
import io.ringledger.shared.rest.SnakeCase;
import io.ringledger.shared.rest.problems.FaultTranslation.Verdict;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Names the fields of a request that are out of bounds as the client knows them. */
final class Violations {

  /** How resources call the parameter that holds the body. */
  private static final String BODY_PARAMETER = "request";

  private static final String BODY = "body";

  private Violations() {}

  static Verdict verdict(ConstraintViolationException violations, int status) {
    List<FieldError> errors =
        violations.getConstraintViolations().stream()
            .flatMap(violation -> error(violation).stream())
            .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
            .toList();
    // What no parameter is to blame for is our own mistake, not the client's.
    return errors.isEmpty()
        ? Verdict.of(ProtocolFailure.ofStatus(Math.max(status, 500)))
        : new Verdict(ProtocolFailure.VALIDATION_FAILED, errors);
  }

  private static Optional<FieldError> error(ConstraintViolation<?> violation) {
    List<Path.Node> nodes =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false).toList();
    String inside =
        nodes.stream()
            .filter(node -> node.getKind() == ElementKind.PROPERTY)
            .map(node -> SnakeCase.of(node.getName()))
            .collect(Collectors.joining("."));
    return nodes.stream()
        .filter(node -> node.getKind() == ElementKind.PARAMETER)
        .findFirst()
        .map(Path.Node::getName)
        .map(parameter -> inside.isEmpty() ? nameOf(parameter) : inside)
        .map(field -> new FieldError(field, violation.getMessage()));
  }

  private static String nameOf(String parameter) {
    return parameter.equals(BODY_PARAMETER) ? BODY : SnakeCase.of(parameter);
  }
}
