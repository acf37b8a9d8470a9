package io.ringledger.vault.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.vault.domain.WalletChain;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages for another site, network or time. */
class SignInRulesTest {

  private static final String PLAIN = SignInVectors.get("solana.short.text");
  private static final Instant ISSUED = SignInVectors.ISSUED;
  private static final Duration MILLI = Duration.ofMillis(1);

  @Test
  void aMessageForThisSiteIsTaken() {
    assertThat(check(PLAIN, ISSUED)).isNull();
    assertThat(check(SignInVectors.get("xrpl.ed.text"), ISSUED)).isNull();
    assertThat(check(PLAIN.replace("Chain ID: ", "Chain ID: solana:"), ISSUED)).isNull();
  }

  @Test
  void aMessageForAnotherSiteIsNot() {
    assertThat(check(PLAIN.replaceFirst("vault.example", "vault.example.org"), ISSUED))
        .isEqualTo(SignInFault.OTHER_DOMAIN);
    assertThat(check(PLAIN.replaceFirst("vault.example", "Vault.example"), ISSUED))
        .isEqualTo(SignInFault.OTHER_DOMAIN);
    assertThat(check(PLAIN.replace("/api", "/api/"), ISSUED)).isEqualTo(SignInFault.OTHER_URI);
  }

  @Test
  void aMessageForAnotherNetworkIsNot() {
    assertThat(check(PLAIN.replace("mainnet", "devnet"), ISSUED))
        .isEqualTo(SignInFault.OTHER_CHAIN);
    assertThat(check(SignInVectors.get("xrpl.ed.text").replace("xrpl:0", "xrpl:1"), ISSUED))
        .isEqualTo(SignInFault.OTHER_CHAIN);
    SignInRules xrplOnly =
        new SignInRules(
            "vault.example", "https://vault.example/api", Map.of(WalletChain.XRPL, "0"));
    assertThat(xrplOnly.check(SignInVectors.message("solana.short.text"), ISSUED))
        .contains(SignInFault.OTHER_CHAIN);
  }

  @Test
  void aMessageThatSaysSomethingElseIsNot() {
    assertThat(check(PLAIN.replace("no money", "all money"), ISSUED))
        .isEqualTo(SignInFault.OTHER_STATEMENT);
    assertThat(check(SignInVectors.get("solana.none.text"), ISSUED))
        .isEqualTo(SignInFault.OTHER_STATEMENT);
  }

  @Test
  void theTimeOfIssueIsCheckedOnBothSides() {
    assertThat(check(PLAIN, ISSUED.minusSeconds(60))).isNull();
    assertThat(check(PLAIN, ISSUED.minusSeconds(60).minus(MILLI)))
        .isEqualTo(SignInFault.ISSUED_IN_THE_FUTURE);
    assertThat(check(PLAIN, ISSUED.plusSeconds(300))).isNull();
    assertThat(check(PLAIN, ISSUED.plusSeconds(300).plus(MILLI))).isEqualTo(SignInFault.TOO_OLD);
  }

  @Test
  void anExpiredMessageIsNotTaken() {
    String ends = PLAIN + "\nExpiration Time: 2026-11-23T10:01:00Z";
    assertThat(check(ends, ISSUED.plusSeconds(60).minus(MILLI))).isNull();
    assertThat(check(ends, ISSUED.plusSeconds(60))).isEqualTo(SignInFault.EXPIRED);
    assertThat(check(PLAIN + "\nExpiration Time: 2001-01-01T00:00:00Z", ISSUED))
        .isEqualTo(SignInFault.EXPIRED);
  }

  @Test
  void aMessageForLaterIsNotTakenNow() {
    String starts = PLAIN + "\nNot Before: 2026-11-23T10:01:00Z";
    assertThat(check(starts, ISSUED.plusSeconds(60))).isNull();
    assertThat(check(starts, ISSUED.plusSeconds(60).minus(MILLI)))
        .isEqualTo(SignInFault.NOT_YET_VALID);
  }

  @Test
  void faultsHaveStableNames() {
    assertThat(SignInFault.ISSUED_IN_THE_FUTURE.wire()).isEqualTo("issued_in_the_future");
  }

  @Test
  void rulesThatNoMessageCouldMeetAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SignInRules("d", "u", Map.of(WalletChain.XRPL, "mainnet")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SignInRules("d", "u", Map.of(WalletChain.XRPL, "xrpl:0")));
  }

  private static SignInFault check(String text, Instant now) {
    SignInMessage message = SignInMessage.parse(text).orElseThrow();
    return SignInVectors.RULES.check(message, now).orElse(null);
  }
}
