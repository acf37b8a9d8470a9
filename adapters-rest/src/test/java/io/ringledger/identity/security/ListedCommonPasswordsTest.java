package io.ringledger.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.identity.domain.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedCommonPasswordsTest {

  private final ListedCommonPasswords common = new ListedCommonPasswords();

  @ParameterizedTest
  @ValueSource(
      strings = {"password", "PASSWORD", "12345678", "iloveyou1", "qwertyuiop", "baseball"})
  void whatEveryoneTriesFirstIsOnTheList(String password) {
    assertThat(common.contains(new Password(password))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a long passphrase", "correct horse battery", "\u00fcnderst\u00e4nding"})
  void aPassphraseIsNot(String password) {
    assertThat(common.contains(new Password(password))).isFalse();
  }

  /** OWASP ASVS 5.0, 6.2.4, wants the first 3000 that the length admits. */
  @Test
  void theListIsLongEnough() {
    assertThat(common.size()).isGreaterThan(10_000);
  }
}
