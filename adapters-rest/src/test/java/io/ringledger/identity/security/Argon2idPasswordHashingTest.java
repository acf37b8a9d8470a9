package io.ringledger.identity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.identity.application.PasswordHashing;
import io.ringledger.identity.application.contract.PasswordHashingContract;
import io.ringledger.identity.domain.Password;
import io.ringledger.identity.domain.PasswordHash;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Argon2id as OWASP wants it. */
class Argon2idPasswordHashingTest extends PasswordHashingContract {

  private final Argon2idPasswordHashing hashing = new Argon2idPasswordHashing();

  @Override
  protected PasswordHashing hashing() {
    return hashing;
  }

  @Test
  void aHashCarriesTheParametersOfToday() {
    assertThat(hashing.hash(new Password("correct horse")).encoded())
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  @Test
  void itAgreesWithTheReferenceImplementation() {
    // Test vector of the reference implementation (phc-winner-argon2, src/test.c):
    // argon2id, v=19, t=2, m=2^16 KiB, p=1, "password", "somesalt".
    PasswordHash known =
        new PasswordHash(
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
    assertThat(hashing.matches(new Password("password"), known)).isTrue();
    assertThat(hashing.matches(new Password("passwore"), known)).isFalse();
    assertThat(hashing.isOutdated(known)).isTrue();
  }

  @Test
  void aDecoyLooksLikeEveryOtherHashAndIsNobodys() {
    PasswordHash decoy = hashing.decoy();
    assertThat(hashing.isOutdated(decoy)).isFalse();
    assertThat(hashing.matches(new Password("password"), decoy)).isFalse();
    assertThat(hashing.decoy().encoded()).isNotEqualTo(decoy.encoded());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$2a$10$abc",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$short"
      })
  void aHashOfAnotherKindIsABug(String encoded) {
    assertThatThrownBy(() -> hashing.matches(new Password("password"), new PasswordHash(encoded)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void manyAtOnceWaitForEachOtherAndAllGetTheirAnswer() throws InterruptedException {
    Argon2idPasswordHashing narrow = new Argon2idPasswordHashing(new Argon2Cost(1024, 1, 1), 1);
    PasswordHash hash = narrow.hash(new Password("password"));
    Callable<Boolean> check = () -> narrow.matches(new Password("password"), hash);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> checks = IntStream.range(0, 50).mapToObj(_ -> check).toList();
      assertThat(threads.invokeAll(checks)).allMatch(done -> done.resultNow());
    }
  }
}
