package io.ringledger.identity.application.fakes;

import io.ringledger.identity.application.PasswordHashing;
import io.ringledger.identity.application.contract.PasswordHashingContract;

class PlainPasswordHashingTest extends PasswordHashingContract {

  private final PlainPasswordHashing hashing = new PlainPasswordHashing();

  @Override
  protected PasswordHashing hashing() {
    return hashing;
  }
}
