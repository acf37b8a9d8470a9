package io.ringledger.xamansandbox.platform;

import java.io.Serial;

/** A request that the platform refuses, with the status and the code it answers. */
public final class ApiException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** The two forms in which the platform says no. */
  public enum Form {
    /** {@code {"error":{"reference":...,"code":...}}}. */
    ERROR,
    /** {@code {"error":true,"message":...,"reference":"","code":...,"req":...,"method":...}}. */
    FATAL
  }

  private final Form form;
  private final int status;
  private final int code;

  private ApiException(Form form, int status, int code, String message) {
    super(message);
    this.form = form;
    this.status = status;
    this.code = code;
  }

  /** Refuses credentials. */
  public static ApiException badCredentials() {
    return new ApiException(Form.ERROR, 403, 813, "Invalid credentials");
  }

  /** Knows no such payload. */
  public static ApiException notFound() {
    return new ApiException(Form.ERROR, 404, 404, "Payload not found");
  }

  /** Refuses a payload as it was posted; the message is only for the sandbox's own answers. */
  public static ApiException invalidPayload(String why) {
    return new ApiException(Form.ERROR, 400, 602, why);
  }

  /** Refuses an identifier that another payload of the application has. */
  public static ApiException duplicateIdentifier() {
    return new ApiException(Form.ERROR, 409, 409, "The identifier is in use");
  }

  /** Refuses a call beyond the limit. */
  public static ApiException tooManyRequests() {
    return new ApiException(Form.ERROR, 429, 429, "Too many requests");
  }

  /** Knows no such endpoint. */
  public static ApiException unknownEndpoint() {
    return fatal(404, "Endpoint unknown or method invalid for given endpoint");
  }

  /** Breaks off in the platform's other form. */
  public static ApiException fatal(int status, String message) {
    return new ApiException(Form.FATAL, status, status, message);
  }

  /** Returns in which form it is answered. */
  public Form form() {
    return form;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the platform's own code. */
  public int code() {
    return code;
  }
}
