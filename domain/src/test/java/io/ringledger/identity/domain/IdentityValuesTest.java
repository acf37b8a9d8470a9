package io.ringledger.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityValuesTest {

  private static final PasswordHash HASH =
      new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2Fs$aA");

  // Email

  @ParameterizedTest
  @ValueSource(
      strings = {"a@b", "someone@example.org", "first.last+tag@sub.example.org", "o'neil@x-y.org"})
  void anEmailAddressIsRead(String text) {
    assertThat(EmailAddress.parse(text).orElseThrow()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "a@",
        "@b",
        "a b@example.org",
        "a@b@c",
        "a@exa mple.org",
        "a@example..org",
        "a@example.org.",
        "a@.org",
        "a@example.org\n",
        "ä@example.org",
        "a@exämple.org",
        "<script>@example.org"
      })
  void whatIsNoEmailAddressIsRefused(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
    assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneMailboxHasOneNameHoweverItIsCapitalised() {
    assertThat(new EmailAddress("Some.One@Example.ORG"))
        .isEqualTo(new EmailAddress("some.one@example.org"));
  }

  @Test
  void anEmailAddressHasAtMost254CharactersAnd64BeforeTheSign() {
    String domain = "@" + "d".repeat(189);

    assertThat(EmailAddress.parse("l".repeat(64) + domain)).isPresent();
    assertThat(EmailAddress.parse("l".repeat(64) + domain + "d")).isEmpty();
    assertThat(EmailAddress.parse("l".repeat(65) + "@example.org")).isEmpty();
  }

  // Passwords

  @Test
  void aPasswordHas8To128Characters() {
    assertThat(new Password("x".repeat(8)).value()).hasSize(8);
    assertThat(new Password("x".repeat(128)).value()).hasSize(128);
    for (int length : new int[] {0, 7, 129}) {
      assertThatThrownBy(() -> new Password("x".repeat(length)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aHashIsInPhcForm() {
    for (String text : new String[] {"", "plain text", "5f4dcc3b5aa765d61d8327deb882cf99"}) {
      assertThatThrownBy(() -> new PasswordHash(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void passwordsAndHashesAreNeverPrinted() {
    UserAccount account =
        new UserAccount(
            new UserId(new UUID(1, 2)), new EmailAddress("a@b"), HASH, Role.FIGHTER, Instant.EPOCH);

    assertThat(new Password("correct horse").toString()).doesNotContain("correct");
    assertThat(HASH.toString()).doesNotContain("argon2id");
    assertThat(account.toString()).doesNotContain("argon2id");
  }

  @Test
  void aRehashedAccountIsTheSameButForItsHash() {
    UserAccount account =
        new UserAccount(
            new UserId(new UUID(1, 2)), new EmailAddress("a@b"), HASH, Role.FIGHTER, Instant.EPOCH);
    PasswordHash newer = new PasswordHash("$argon2id$v=19$m=65536,t=3,p=1$c2Fs$aA");

    assertThat(account.rehashed(newer).passwordHash()).isEqualTo(newer);
    assertThat(account.rehashed(newer).rehashed(HASH)).isEqualTo(account);
  }

  // Registration

  @ParameterizedTest
  @EnumSource
  void anOpenRoleIsAnyones(Role wanted) {
    RegistrationPolicy policy = new RegistrationPolicy(EnumSet.of(wanted));

    assertThat(policy.allows(wanted, Optional.empty())).isTrue();
    for (Role registrar : Role.values()) {
      assertThat(policy.allows(wanted, Optional.of(registrar))).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClosedRoleIsAnAdminsToGive(Role wanted) {
    RegistrationPolicy policy = new RegistrationPolicy(EnumSet.complementOf(EnumSet.of(wanted)));

    assertThat(policy.allows(wanted, Optional.empty())).isFalse();
    for (Role registrar : Role.values()) {
      assertThat(policy.allows(wanted, Optional.of(registrar))).isEqualTo(registrar == Role.ADMIN);
    }
  }

  @Test
  void aPolicyDoesNotChangeBehindItsBack() {
    Set<Role> open = EnumSet.of(Role.FIGHTER);
    RegistrationPolicy policy = new RegistrationPolicy(open);
    open.add(Role.ADMIN);

    assertThat(policy.allows(Role.ADMIN, Optional.empty())).isFalse();
  }

  @Test
  void failureCodesAreSnakeCaseAndEachItsOwn() {
    assertThat(Arrays.stream(IdentityFailure.values()).map(IdentityFailure::code))
        .allMatch(code -> code.matches("[a-z]+(_[a-z]+)*"))
        .doesNotHaveDuplicates();
    assertThat(Arrays.stream(IdentityFailure.values()).map(IdentityFailure::detail))
        .allMatch(detail -> detail.endsWith("."));
  }
}
