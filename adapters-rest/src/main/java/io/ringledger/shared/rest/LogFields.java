package io.ringledger.shared.rest;

/** What every log line of a request carries, by name. */
public final class LogFields {

  public static final String REQUEST = "request_id";

  /** The template of the path, never the path itself. */
  public static final String ROUTE = "route";

  public static final String BOUT = "bout_id";

  public static final String SITE = "site_id";

  public static final String ORDER = "order_id";

  public static final String USER = "user_id";

  private LogFields() {}
}
