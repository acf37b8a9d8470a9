package io.ringledger.xamansandbox.server;

import java.util.Locale;

/** The calls of the platform's API, by which faults are narrowed. */
public enum Operation {
  /** {@code GET ping}. */
  PING,
  /** {@code POST payload}. */
  CREATE,
  /** {@code GET payload/{uuid}}. */
  GET,
  /** {@code GET payload/ci/{identifier}}. */
  GET_BY_IDENTIFIER,
  /** {@code DELETE payload/{uuid}}. */
  CANCEL,
  /** Anything else. */
  UNKNOWN;

  /** Returns the operation of that name, in lower case as the controls write it. */
  static Operation of(String name) {
    for (Operation operation : values()) {
      if (operation.name().toLowerCase(Locale.ROOT).equals(name)) {
        return operation;
      }
    }
    throw new IllegalArgumentException("There is no operation " + name + ".");
  }
}
