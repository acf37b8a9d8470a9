package io.ringledger.vault.domain.signin;

import java.util.Optional;

/** What a wallet can agree to by signing in. There is nothing else it can be made to sign here. */
public sealed interface SignInStatement {

  /** To be recognised, no more. */
  record Plain() implements SignInStatement {

    /** The line. */
    public static final String TEXT = "Sign in to the vault. This moves no money.";

    @Override
    public String text() {
      return TEXT;
    }
  }

  /** To give a key these rights. */
  record Grant(SessionGrant grant) implements SignInStatement {

    @Override
    public String text() {
      return grant.statement();
    }
  }

  /** Returns the line that is signed. */
  String text();

  /** Returns what the message says, empty where it is neither of them. */
  static Optional<SignInStatement> of(SignInMessage message) {
    return message
        .statement()
        .flatMap(
            line ->
                line.equals(Plain.TEXT)
                    ? Optional.of(new Plain())
                    : SessionGrant.parse(line).map(Grant::new));
  }
}
