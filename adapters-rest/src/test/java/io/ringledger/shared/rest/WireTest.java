package io.ringledger.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.identity.rest.LoginRequest;
import io.ringledger.shared.domain.FailureCode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small things of the wire. */
class WireTest {

  @ParameterizedTest
  @CsvSource({
    "showADrops,show_a_drops",
    "fighterBUserId,fighter_b_user_id",
    "qrPngUrl,qr_png_url",
    "eventDatetimeUtc,event_datetime_utc",
    "winner,winner",
    "txHash,tx_hash"
  })
  void everyCapitalBeginsAWord(String name, String wire) {
    assertThat(SnakeCase.of(name)).isEqualTo(wire);
  }

  @Test
  void aCursorLeadsBackToItsId() {
    UUID id = new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0001L);
    assertThat(Cursor.parse(Cursor.after(id))).contains(id);
    assertThat(Cursor.after(id)).matches("[A-Za-z0-9_-]{22}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAAAAA==", "####", "AAAA"})
  void whatWasNeverHandedOutIsNoCursor(String text) {
    assertThat(Cursor.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-09-01T20:00:00Z",
        "2026-09-01T20:00:00.123456789Z",
        "2026-09-01t20:00:00+02:00"
      })
  void aTimeOfRfc3339IsATime(String text) {
    assertThat(WireForm.TIME.admits(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-09-01", "2026-09-01T20:00Z", "2026-09-01T20:00:00", "2026-13-01T20:00:00Z",
        "2026-02-30T20:00:00Z", "+12026-09-01T20:00:00Z", "1788552000", "2026-09-01 20:00:00Z"
      })
  void whatIsNotOfRfc3339IsNoTime(String text) {
    assertThat(WireForm.TIME.admits(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1,true",
    "20,true",
    "100,true",
    "0,false",
    "101,false",
    "007,false",
    "-1,false",
    "1.0,false"
  })
  void aPageHasOneToAHundredItems(String text, boolean admitted) {
    assertThat(WireForm.PAGE_LIMIT.admits(text)).isEqualTo(admitted);
  }

  @Test
  void aUuidIsWrittenInFull() {
    assertThat(WireForm.UUID.admits("00000000-0000-7000-8000-000000000000")).isTrue();
    assertThat(WireForm.UUID.admits("1-1-1-1-1")).isFalse();
    assertThat(WireForm.UUID.admits("AAAAAAAAAAAAAAAAAAAAAA==")).isFalse();
  }

  @Test
  void oneRequestHasOneFingerprintAndAnotherHasAnother() {
    LoginRequest one = new LoginRequest("a@example.org", "12345678");
    assertThat(WireJson.fingerprint(one))
        .matches("[0-9a-f]{64}")
        .isEqualTo(WireJson.fingerprint(new LoginRequest("a@example.org", "12345678")))
        .isNotEqualTo(WireJson.fingerprint(new LoginRequest("b@example.org", "12345678")));
  }

  @ParameterizedTest
  @EnumSource(FailureCode.Category.class)
  void everyCategoryOfRefusalHasAnErrorStatus(FailureCode.Category category) {
    assertThat(Problem.status(category)).isBetween(400, 599);
  }

  @Test
  void everyProtocolFailureIsFoundByItsStatusUnlessItSharesIt() {
    assertThat(ProtocolFailure.ofStatus(404)).isEqualTo(ProtocolFailure.ROUTE_NOT_FOUND);
    assertThat(ProtocolFailure.ofStatus(400)).isEqualTo(ProtocolFailure.BAD_REQUEST);
    assertThat(ProtocolFailure.ofStatus(418)).isEqualTo(ProtocolFailure.BAD_REQUEST);
    assertThat(ProtocolFailure.ofStatus(599)).isEqualTo(ProtocolFailure.INTERNAL_ERROR);
    assertThat(ProtocolFailure.ofStatus(409)).isEqualTo(ProtocolFailure.BAD_REQUEST);
  }

  @Test
  void noTwoProtocolFailuresShareACode() {
    Set<String> codes = new HashSet<>();
    assertThat(Arrays.stream(ProtocolFailure.values()).map(ProtocolFailure::code))
        .allMatch(codes::add);
  }
}
