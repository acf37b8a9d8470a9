package io.ringledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecureRandomnessTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

  private final SecureRandomness randomness = new SecureRandomness(InstantSource.fixed(NOW));

  @Test
  void secrets_have_their_length_and_never_repeat() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      byte[] secret = randomness.newSecret(32);
      assertThat(secret).hasSize(32);
      assertThat(seen.add(HexFormat.of().formatHex(secret))).isTrue();
    }
  }

  @Test
  void ids_are_of_version_7_and_say_when_they_were_made() {
    UUID id = randomness.newId();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    assertThat(randomness.newId()).isNotEqualTo(id);
  }
}
