package io.ringledger.local.postgres;

/**
 * What the roles of the database log in with.
 *
 * @param superuser of {@code postgres}
 * @param owner of {@link PostgresServer#OWNER}
 * @param application of {@link PostgresServer#APPLICATION}
 */
public record PostgresPasswords(String superuser, String owner, String application) {

  /** Says no password, so that none ends up in a log. */
  @Override
  public String toString() {
    return "PostgresPasswords[...]";
  }
}
