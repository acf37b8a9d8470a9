package io.ringledger.shared.rest;

import java.util.Arrays;
import java.util.OptionalInt;

/** Why a request is refused by HTTP's own rules, before or instead of the business. */
public enum ProtocolFailure {
  MALFORMED_JSON("malformed_json", 400, "The request body is not valid JSON."),
  VALIDATION_FAILED(
      "validation_failed",
      400,
      "At least one field is missing, of the wrong type or out of bounds."),
  BAD_REQUEST("bad_request", 400, "The request cannot be understood."),
  UNAUTHENTICATED("unauthenticated", 401, "A valid bearer token is required."),
  FORBIDDEN("forbidden", 403, "Your role does not allow this."),
  ROUTE_NOT_FOUND("route_not_found", 404, "There is nothing at this path."),
  METHOD_NOT_ALLOWED("method_not_allowed", 405, "This path does not take this method."),
  NOT_ACCEPTABLE("not_acceptable", 406, "Answers are application/json; Accept must admit it."),
  CONCURRENT_REQUEST(
      "concurrent_request",
      409,
      "Another request is working on the same thing; nothing was changed. Try again.",
      1),
  BODY_TOO_LARGE("body_too_large", 413, "The request body is larger than this server accepts."),
  UNSUPPORTED_MEDIA_TYPE(
      "unsupported_media_type",
      415,
      "Send the request body as a Content-Type that the route takes, application/json for most."),
  INTERNAL_ERROR(
      "internal_error", 500, "Something went wrong here; name X-Request-Id when you report it."),
  SERVICE_UNAVAILABLE(
      "service_unavailable",
      503,
      "The service cannot answer right now; nothing was changed. Try again.",
      2);

  private static final int NEVER = -1;

  private final String code;
  private final int status;
  private final String detail;
  private final int retryAfter;

  ProtocolFailure(String code, int status, String detail) {
    this(code, status, detail, NEVER);
  }

  ProtocolFailure(String code, int status, String detail, int retryAfter) {
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  /** Stable text that clients may switch on. */
  public String code() {
    return code;
  }

  /** The HTTP status it is answered with. */
  public int status() {
    return status;
  }

  /** The sentence shown to people. */
  public String detail() {
    return detail;
  }

  /** Seconds after which the same request may do better. */
  public OptionalInt retryAfter() {
    return retryAfter == NEVER ? OptionalInt.empty() : OptionalInt.of(retryAfter);
  }

  /**
   * What stands for an error status that the framework chose. The general ones for a status come
   * where several share it; a status that is not in the table becomes the general one of its class.
   */
  public static ProtocolFailure ofStatus(int status) {
    if (status == BAD_REQUEST.status) {
      return BAD_REQUEST;
    }
    return Arrays.stream(values())
        .filter(failure -> failure.status == status && failure != CONCURRENT_REQUEST)
        .findFirst()
        .orElse(status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL_ERROR);
  }
}
