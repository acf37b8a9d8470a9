package io.ringledger.advisory.domain;

import static io.ringledger.advisory.domain.AdvisoryFixtures.ADMIN;
import static io.ringledger.advisory.domain.AdvisoryFixtures.NOON;
import static io.ringledger.advisory.domain.AdvisoryFixtures.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AiFlagTest {

  @Test
  void ai_is_off_until_somebody_turns_it_on() {
    AiFlag untouched = AiFlag.untouched(SITE);
    assertThat(untouched.enabled()).isFalse();
    AiFlag on = untouched.turned(true, ADMIN, NOON);
    assertThat(on)
        .isEqualTo(new AiFlag(SITE, 1, true, Optional.of(new AiFlag.Change(ADMIN, NOON))));
    assertThat(on.turned(false, ADMIN, NOON).version()).isEqualTo(2);
  }

  @Test
  void turning_it_to_where_it_is_changes_nothing() {
    AiFlag untouched = AiFlag.untouched(SITE);
    assertThat(untouched.turned(false, ADMIN, NOON)).isSameAs(untouched);
  }

  @Test
  void no_flag_is_on_without_somebody_who_turned_it_on() {
    assertThatThrownBy(() -> new AiFlag(SITE, 0, true, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AiFlag(SITE, 1, true, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
