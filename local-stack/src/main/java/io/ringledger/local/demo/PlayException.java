package io.ringledger.local.demo;

/** Why the play cannot go on; told to the person who watches. */
public class PlayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PlayException(String message) {
    super(message);
  }

  public PlayException(String message, Throwable cause) {
    super(message, cause);
  }
}
