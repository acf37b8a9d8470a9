package io.ringledger.shared.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Outcome.Rejected;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer (RFC 9457). It holds nothing that differs between two repeats of
 * one request, so that a stored answer can be given again byte for byte.
 *
 * @param type where the code is explained
 * @param detail the sentence that belongs to the code
 * @param code stable text that clients may switch on
 * @param reason what exactly was wrong this time, where there is more to say than the detail
 * @param errors the fields that are wrong, where the request itself is
 * @param escrows why each purse was refused, where each has its own reason
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @Nullable String reason,
    List<FieldError> errors,
    List<EscrowError> escrows) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** Where the page of failure codes is served. */
  public static final String CODES_PAGE = "/docs/failure-codes";

  private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z_]+)\"");

  public Problem {
    errors = List.copyOf(errors);
    escrows = List.copyOf(escrows);
  }

  /**
   * A refusal by the business. Where the request itself is wrong, its particulars are fields;
   * otherwise they are purses.
   */
  public static Problem of(Rejected<?> refusal) {
    FailureCode code = refusal.code();
    boolean ofFields = code.category() == FailureCode.Category.BAD_REQUEST;
    return new Problem(
        typeOf(code.code()),
        titleOf(code.code()),
        status(code.category()),
        code.detail(),
        code.code(),
        refusal.reason().equals(code.detail()) ? null : refusal.reason(),
        ofFields ? refusal.particulars().stream().map(FieldError::of).toList() : List.of(),
        ofFields ? List.of() : refusal.particulars().stream().map(EscrowError::of).toList());
  }

  /** A refusal before the business was asked. */
  public static Problem of(ProtocolFailure failure) {
    return of(failure, List.of());
  }

  /** The same, with the fields that are wrong. */
  public static Problem of(ProtocolFailure failure, List<FieldError> errors) {
    return new Problem(
        typeOf(failure.code()),
        titleOf(failure.code()),
        failure.status(),
        failure.detail(),
        failure.code(),
        null,
        errors,
        List.of());
  }

  /** The HTTP status that says what kind of refusal it is. */
  public static int status(FailureCode.Category category) {
    return switch (category) {
      case BAD_REQUEST -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case UNPROCESSABLE -> 422;
      case RATE_LIMITED -> 429;
      case DEPENDENCY_FAILED -> 502;
      case DEPENDENCY_BUSY -> 503;
    };
  }

  /** The code in a body that was written by this class; it stands before anything a client sent. */
  public static Optional<String> codeIn(String body) {
    return CODE.matcher(body).results().findFirst().map(found -> found.group(1));
  }

  /** Where the code is explained. */
  public static String typeOf(String code) {
    return CODES_PAGE + "#" + code;
  }

  /** The code as words: {@code address_taken} is "Address taken". */
  public static String titleOf(String code) {
    String words = code.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
