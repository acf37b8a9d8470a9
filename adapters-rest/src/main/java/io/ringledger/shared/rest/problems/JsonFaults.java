package io.ringledger.shared.rest.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.ringledger.shared.rest.FieldError;
import io.ringledger.shared.rest.ProtocolFailure;
import io.ringledger.shared.rest.problems.FaultTranslation.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a body that is no JSON from one whose members are of the wrong type, and names those. */
final class JsonFaults {

  private JsonFaults() {}

  static Verdict verdict(JsonProcessingException fault) {
    if (!(fault instanceof JsonMappingException mapping) || isBroken(mapping)) {
      return Verdict.of(ProtocolFailure.MALFORMED_JSON);
    }
    String field = field(mapping);
    boolean aboutTheBody = mapping instanceof MismatchedInputException && !saysMoreFollows(mapping);
    if (field.isEmpty() && !aboutTheBody) {
      return Verdict.of(ProtocolFailure.MALFORMED_JSON);
    }
    return new Verdict(
        ProtocolFailure.VALIDATION_FAILED,
        List.of(new FieldError(field.isEmpty() ? "body" : field, message(mapping))));
  }

  /** Whether the text itself is to blame, and not what one of its members says. */
  private static boolean isBroken(JsonMappingException fault) {
    Throwable cause = fault.getCause();
    boolean aboutOneMember =
        cause instanceof InputCoercionException || cause instanceof StreamConstraintsException;
    return cause instanceof JsonProcessingException
        && !(cause instanceof JsonMappingException)
        && !aboutOneMember;
  }

  /** Jackson has no type of its own for text after the end of the body. */
  private static boolean saysMoreFollows(JsonMappingException fault) {
    return fault.getOriginalMessage().startsWith("Trailing token");
  }

  private static String field(JsonMappingException fault) {
    return fault.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("."));
  }

  private static String message(JsonMappingException fault) {
    if (fault.getCause() instanceof StreamConstraintsException) {
      return "is too long";
    }
    if (fault.getCause() instanceof InputCoercionException) {
      return "is a number out of range";
    }
    return fault instanceof MismatchedInputException mismatch
        ? expected(mismatch.getTargetType())
        : "has the wrong type";
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == Long.class || type == Integer.class) {
      return "must be an integer, written as a JSON number";
    }
    if (type == Boolean.class) {
      return "must be true or false";
    }
    if (type == String.class) {
      return "must be a string of Unicode characters other than U+0000";
    }
    return "must be a JSON object";
  }
}
