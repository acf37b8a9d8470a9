package io.ringledger.identity.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.identity.application.Users;
import io.ringledger.identity.domain.EmailAddress;
import io.ringledger.identity.domain.PasswordHash;
import io.ringledger.identity.domain.UserAccount;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Users} keeps to. */
public abstract class UsersContract {

  private static final PasswordHash HASH =
      new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA");

  private final String mailbox = "someone-" + UUID.randomUUID() + "@example.org";

  protected abstract Users users();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  @Test
  public void anUnknownAddressHasNoAccount() {
    assertThat(find(mailbox)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  public void anAccountComesBackAsItWas(Role role) {
    UserAccount account = account(mailbox, role);

    assertThat(add(account)).isTrue();
    assertThat(find(mailbox)).contains(account);
    assertThat(inUnitOfWork(() -> users().existsWithRole(role))).isTrue();
  }

  @Test
  public void anAddressIsFoundHoweverItIsCapitalised() {
    UserAccount account = account(mailbox, Role.FIGHTER);
    add(account);

    assertThat(find(mailbox.toUpperCase(Locale.ROOT))).contains(account);
  }

  @Test
  public void oneAddressHasOneAccount() {
    UserAccount first = account(mailbox, Role.FIGHTER);
    add(first);

    assertThat(add(account(mailbox, Role.PROMOTER))).isFalse();
    assertThat(add(account(mailbox.toUpperCase(Locale.ROOT), Role.PROMOTER))).isFalse();
    assertThat(find(mailbox)).contains(first);
  }

  @Test
  public void aTakenAddressLeavesTheUnitOfWorkUsable() {
    add(account(mailbox, Role.FIGHTER));
    String another = "another-" + mailbox;

    inUnitOfWork(
        () -> {
          assertThat(users().add(account(mailbox, Role.FIGHTER))).isFalse();
          return users().add(account(another, Role.FIGHTER));
        });

    assertThat(find(another)).isPresent();
  }

  @Test
  public void ofManyWhoRegisterAnAddressAtOnceOneGetsIt() {
    List<Boolean> won =
        InTurn.atOnce(
            IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(_ -> () -> add(account(mailbox, Role.FIGHTER)))
                .toList());

    assertThat(won).containsOnlyOnce(true);
  }

  @Test
  public void aHashIsReplacedForOneAccountOnly() {
    UserAccount one = account(mailbox, Role.FIGHTER);
    UserAccount other = account("another-" + mailbox, Role.FIGHTER);
    add(one);
    add(other);
    PasswordHash newer = new PasswordHash("$argon2id$v=19$m=65536,t=3,p=1$bmV3$bmV3ZXI");

    inUnitOfWork(
        () -> {
          users().replaceHash(one.id(), newer);
          return true;
        });

    assertThat(find(mailbox)).contains(one.rehashed(newer));
    assertThat(find("another-" + mailbox)).contains(other);
  }

  private boolean add(UserAccount account) {
    return inUnitOfWork(() -> users().add(account));
  }

  private Optional<UserAccount> find(String email) {
    return inUnitOfWork(() -> users().findByEmail(new EmailAddress(email)));
  }

  private static UserAccount account(String email, Role role) {
    return new UserAccount(
        new UserId(UUID.randomUUID()),
        new EmailAddress(email),
        HASH,
        role,
        Instant.parse("2026-03-01T10:15:30.123456Z"));
  }
}
