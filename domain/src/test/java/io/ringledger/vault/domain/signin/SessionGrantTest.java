package io.ringledger.vault.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.IntentAction;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is granted is a line, and the line is what is granted. */
class SessionGrantTest {

  private static final Instant END = Instant.parse("2027-11-23T10:00:00Z");
  private static final Ed25519Key KEY = new Ed25519Key("EA".repeat(32));
  private static final XrplAddress FUNDER = new XrplAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh");
  private static final XrplAddress PAYEE = new XrplAddress("rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe");
  private static final SessionGrant GRANT =
      grant(25_000_000, END, Set.of(IntentAction.BUY_NOW, IntentAction.TRADE));

  private static SessionGrant grant(long drops, Instant end, Set<IntentAction> actions) {
    return new SessionGrant(KEY, new Drops(drops), end, actions, FUNDER, PAYEE);
  }

  @Test
  void theLineSaysEverything() {
    assertThat(GRANT.statement())
        .isEqualTo(
            "Grant session key "
                + "ea".repeat(32)
                + " up to 25000000 drops until 2027-11-23T10:00:00Z: TRADE BUY_NOW;"
                + " funded by rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh;"
                + " paid to rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe.");
    assertThat(SessionGrant.parse(GRANT.statement())).contains(GRANT);
    SessionGrant most = grant(Drops.MAX_VALUE, END, Set.of(IntentAction.values()));
    assertThat(SessionGrant.parse(most.statement())).contains(most);
  }

  @ParameterizedTest
  @CsvSource({
    "TRADE BUY_NOW,BUY_NOW TRADE",
    "TRADE BUY_NOW,TRADE TRADE",
    "TRADE BUY_NOW,TRADE  BUY_NOW",
    "TRADE BUY_NOW,STEAL",
    "25000000,025000000",
    "25000000,0",
    "25000000,-1",
    "25000000,25000000.0",
    "25000000,100000000000000001",
    "25000000,999999999999999999999",
    "10:00:00Z,10:00:00.5Z",
    "10:00:00Z,10:00:00+00:00",
    "11-23T,02-30T",
    "eaea,EAEA",
    "key ea,key ",
    "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh,rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTH",
    "pAYe.,pAYe",
    "pAYe.,pAYe..",
    "Grant,grant",
    "funded by,paid by"
  })
  void anyOtherLineGrantsNothing(String part, String replacement) {
    String line = GRANT.statement();
    String changed = line.replace(part, replacement);
    assertThat(changed).isNotEqualTo(line);
    assertThat(SessionGrant.parse(changed)).isEmpty();
  }

  @Test
  void whatTheLineCannotSayIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grant(0, END, Set.of(IntentAction.TRADE)));
    assertThatIllegalArgumentException().isThrownBy(() -> grant(1, END, Set.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grant(1, END.plusMillis(1), Set.of(IntentAction.TRADE)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grant(1, Instant.MAX, Set.of(IntentAction.TRADE)));
  }
}
