package io.ringledger.identity.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.identity.application.PasswordHashing;
import io.ringledger.identity.domain.Password;
import io.ringledger.identity.domain.PasswordHash;
import org.junit.jupiter.api.Test;

/** What every {@link PasswordHashing} keeps to. */
public abstract class PasswordHashingContract {

  private static final Password PASSWORD = new Password("correct horse Ü 字");

  protected abstract PasswordHashing hashing();

  @Test
  public void aPasswordMatchesItsHashAndNoOther() {
    PasswordHash hash = hashing().hash(PASSWORD);

    assertThat(hashing().matches(PASSWORD, hash)).isTrue();
    assertThat(hashing().matches(new Password("correct horse Ü 宇"), hash)).isFalse();
    assertThat(hashing().matches(new Password("correct horse Ü 字 "), hash)).isFalse();
    assertThat(hashing().matches(new Password("Correct horse Ü 字"), hash)).isFalse();
  }

  @Test
  public void theLongestPasswordIsHashedWhole() {
    PasswordHash hash = hashing().hash(new Password("x".repeat(128)));

    assertThat(hashing().matches(new Password("x".repeat(128)), hash)).isTrue();
    assertThat(hashing().matches(new Password("x".repeat(127)), hash)).isFalse();
    assertThat(hashing().matches(new Password("x".repeat(127) + "y"), hash)).isFalse();
  }

  @Test
  public void eachHashHasItsOwnSalt() {
    assertThat(hashing().hash(PASSWORD)).isNotEqualTo(hashing().hash(PASSWORD));
  }

  @Test
  public void aNewHashAndTheDecoyAreNotOutdated() {
    assertThat(hashing().isOutdated(hashing().hash(PASSWORD))).isFalse();
    assertThat(hashing().isOutdated(hashing().decoy())).isFalse();
  }

  @Test
  public void nobodyHasThePasswordOfTheDecoy() {
    assertThat(hashing().matches(PASSWORD, hashing().decoy())).isFalse();
  }
}
