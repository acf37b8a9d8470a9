package io.ringledger.local;

import java.nio.file.Path;

/**
 * The database of a local stack.
 *
 * @param jdbcUrl without credentials
 * @param log where the server writes what it has to say
 */
public record DatabaseAccess(String jdbcUrl, Login superuser, Login application, Path log) {

  /** Someone who may connect. Never printed. */
  public record Login(String user, String password) {

    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }
}
