package io.ringledger.vault.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.domain.XrplAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys that sign for an account, and keys that do not any more. */
class AccountAuthorityTest {

  private static final XrplAddress ACCOUNT = new XrplAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh");
  private static final XrplAddress OTHER = new XrplAddress("rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe");

  @Test
  void anAccountThatIsNotFundedHasItsOwnKeyOnly() {
    AccountAuthority unfunded = AccountAuthority.unfunded(ACCOUNT);

    assertThat(unfunded.admits(ACCOUNT)).isTrue();
    assertThat(unfunded.admits(OTHER)).isFalse();
  }

  @Test
  void aRegularKeySignsBesideTheMasterKey() {
    AccountAuthority both = new AccountAuthority(ACCOUNT, Optional.of(OTHER), false);

    assertThat(both.admits(ACCOUNT)).isTrue();
    assertThat(both.admits(OTHER)).isTrue();
  }

  @Test
  void aDisabledMasterKeySignsNoLonger() {
    AccountAuthority disabled = new AccountAuthority(ACCOUNT, Optional.of(OTHER), true);

    assertThat(disabled.admits(ACCOUNT)).isFalse();
    assertThat(disabled.admits(OTHER)).isTrue();
  }
}
