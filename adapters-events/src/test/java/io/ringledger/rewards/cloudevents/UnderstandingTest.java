package io.ringledger.rewards.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.policy.RewardFacts;
import io.ringledger.rewards.domain.policy.RewardType;
import io.ringledger.rewards.domain.settlement.SettlementFailure;
import io.ringledger.rewards.domain.settlement.SourceReading;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderstandingTest {

  private static final Instant ACCEPTED = Instant.parse("2030-06-02T00:00:00Z");
  private static final Instant HAPPENED = Instant.parse("2030-06-01T12:00:00Z");
  private static final String SETTLED =
      "{'bounty_id':'b','poster_id':'ada','winner_id':'ben','points':500,'state':'settled'}";

  private final CloudEventsReader reader = new CloudEventsReader();

  @Test
  void an_activated_subscription_rewards_its_user_by_the_plan() {
    assertThat(
            facts(
                "identity.SubscriptionActivated",
                "{'subscription_id':'s','user_id':'ada','plan':'pro','state':'active'}"))
        .isEqualTo(
            new RewardFacts(
                RewardType.SUBSCRIPTION_GRANT,
                new Holder("ada"),
                deciders(),
                "pro",
                Points.ZERO,
                false,
                true,
                HAPPENED));
  }

  @Test
  void an_accepted_correction_rewards_who_corrected_by_severity() {
    assertThat(
            facts(
                "feedback.CorrectionAccepted",
                "{'correction_id':'c','corrected_by':'ben','accepted_by':'ada','author_id':'cleo',"
                    + "'severity':'major','state':'accepted','spam':true}"))
        .isEqualTo(
            new RewardFacts(
                RewardType.CORRECTION_REWARD,
                new Holder("ben"),
                deciders("ada", "cleo"),
                "major",
                Points.ZERO,
                true,
                true,
                HAPPENED));
  }

  @Test
  void a_settled_bounty_rewards_its_winner_out_of_the_stake() {
    assertThat(facts("marketplace.BountySettled", SETTLED))
        .isEqualTo(
            new RewardFacts(
                RewardType.BOUNTY_REWARD,
                new Holder("ben"),
                deciders("ada"),
                "",
                new Points(500),
                false,
                true,
                HAPPENED));
  }

  @Test
  void an_expired_bounty_refunds_its_poster() {
    assertThat(
            facts(
                "marketplace.BountyExpired",
                "{'bounty_id':'b','poster_id':'ada','points':250,'state':'expired'}"))
        .isEqualTo(
            new RewardFacts(
                RewardType.REFUND,
                new Holder("ada"),
                deciders(),
                "",
                new Points(250),
                false,
                true,
                HAPPENED));
  }

  @Test
  void a_confirmed_order_rewards_its_buyer_by_grade_and_stake() {
    assertThat(
            facts(
                "commerce.OrderConfirmed",
                "{'order_id':'o','site_id':'s','buyer_id':'ada','currency':'EUR','total_minor':4990,"
                    + "'points':49,'grade':'shop','state':'confirmed'}"))
        .isEqualTo(
            new RewardFacts(
                RewardType.PURCHASE_REWARD,
                new Holder("ada"),
                deciders(),
                "shop",
                new Points(49),
                false,
                true,
                HAPPENED));
  }

  @ParameterizedTest
  @CsvSource({"settled,true", "disputed,false", "reversed,false"})
  void only_the_state_that_earns_is_valid(String state, boolean valid) {
    assertThat(
            facts("marketplace.BountySettled", SETTLED.replace("'settled'", "'" + state + "'"))
                .stateValid())
        .isEqualTo(valid);
  }

  @Test
  void an_event_without_a_time_happened_when_it_was_accepted() {
    String event = new String(Sent.without("time"), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(((SourceReading.Reward) reader.understand(event, ACCEPTED)).facts().occurredAt())
        .isEqualTo(ACCEPTED);
  }

  @Test
  void a_time_counts_in_whole_microseconds() {
    String event = Sent.GOOD.replace("12:00:00Z", "14:00:00.123456789+02:00");
    assertThat(((SourceReading.Reward) reader.understand(event, ACCEPTED)).facts().occurredAt())
        .isEqualTo(Instant.parse("2030-06-01T12:00:00.123456Z"));
  }

  @Test
  void members_that_nobody_knows_are_let_be_up_to_64() {
    StringBuilder more = new StringBuilder(SETTLED.replace("}", ""));
    for (int i = 5; i < 64; i++) {
      more.append(",'x").append(i).append("':{}");
    }
    facts("marketplace.BountySettled", more + "}");
    assertThat(detail(more + ",'y':1}")).isEqualTo("data: maxProperties");
  }

  @Test
  void any_other_type_is_unsupported() {
    assertThat(understand("marketplace.BountyPosted", "{}"))
        .isEqualTo(new SourceReading.Unsupported());
    assertThat(understand("Marketplace.BountySettled", "{}"))
        .isEqualTo(new SourceReading.Unsupported());
  }

  @ParameterizedTest
  @CsvSource({
    "urn:ringledger:events:marketplace.BountySettled:1, true",
    "urn:ringledger:events:marketplace.BountySettled:2, false",
    "urn:ringledger:events:marketplace.BountyExpired:1, false",
    "URN:ringledger:events:marketplace.BountySettled:1, false",
    "https://json-schema.org/draft/2020-12/schema, false",
  })
  void only_the_first_version_of_its_own_schema_is_supported(String schema, boolean supported) {
    String event =
        new String(
            Sent.with("dataschema", "\"" + schema + "\""), java.nio.charset.StandardCharsets.UTF_8);
    SourceReading reading = reader.understand(event, ACCEPTED);
    if (supported) {
      assertThat(reading).isInstanceOf(SourceReading.Reward.class);
    } else {
      assertThat(reading)
          .isEqualTo(
              new SourceReading.Unusable(
                  SettlementFailure.UNSUPPORTED_SCHEMA_VERSION,
                  "dataschema: not urn:ringledger:events:marketplace.BountySettled:1"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      textBlock =
          """
          'winner_id':'ben'| 'x':1                      | data.winner_id: required
          'ben'            | 'b n'                      | data.winner_id: pattern
          'ben'            | ''                         | data.winner_id: minLength, data.winner_id: pattern
          'ben'            | null                       | data.winner_id: type
          'b'              | 7                          | data.bounty_id: type
          500              | '500'                      | data.points: type
          500              | -1                         | data.points: minimum
          500              | 1000000000000001           | data.points: maximum
          500              | 0.5                        | data.points: type
          500              | 1e300                      | data.points: maximum
          'settled'        | 'secret'                   | data.state: enum
          'settled'        | 'settled','spam':'secret'  | data.spam: type
          """)
  void data_that_the_schema_does_not_allow_is_malformed_and_only_its_place_is_told(
      String part, String instead, String detail) {
    assertThat(detail(SETTLED.replace(part.strip(), instead.strip()))).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "1000000000000000", "5e2", "7.0"})
  void points_are_whole_and_in_range(String points) {
    assertThat(facts("marketplace.BountySettled", SETTLED.replace("500", points)).basis().value())
        .isEqualTo(new java.math.BigDecimal(points).longValueExact());
  }

  @Test
  void ids_have_up_to_128_characters() {
    facts("marketplace.BountySettled", SETTLED.replace("'ben'", "'" + "x".repeat(128) + "'"));
    assertThat(detail(SETTLED.replace("'ben'", "'" + "x".repeat(129) + "'")))
        .isEqualTo("data.winner_id: maxLength");
  }

  @Test
  void at_most_8_faults_are_told() {
    assertThat(
            detail("{'spam':1,'state':1,'points':'','bounty_id':1,'poster_id':'','winner_id':''}"))
        .hasSizeLessThan(400)
        .satisfies(detail -> assertThat(detail.split(", ")).hasSize(8));
  }

  @Test
  void an_event_without_data_is_malformed() {
    String event = new String(Sent.without("data"), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(reader.understand(event, ACCEPTED))
        .isEqualTo(
            new SourceReading.Unusable(SettlementFailure.SOURCE_MALFORMED, "data: required"));
  }

  @ParameterizedTest
  @CsvSource(value = {"''", "[]", "{", "7", "{'a':1;'a':1}"})
  void what_cannot_be_read_any_more_is_malformed(String kept) {
    String event = kept.replace('\'', '"').replace(';', ',');
    assertThat(reader.understand(event, ACCEPTED)).isNotInstanceOf(SourceReading.Reward.class);
  }

  private RewardFacts facts(String type, String data) {
    SourceReading reading = understand(type, data);
    assertThat(reading).isInstanceOf(SourceReading.Reward.class);
    return ((SourceReading.Reward) reading).facts();
  }

  private String detail(String data) {
    SourceReading reading = understand("marketplace.BountySettled", data);
    assertThat(reading).isInstanceOf(SourceReading.Unusable.class);
    assertThat(((SourceReading.Unusable) reading).failure())
        .isEqualTo(SettlementFailure.SOURCE_MALFORMED);
    return ((SourceReading.Unusable) reading).detail();
  }

  private SourceReading understand(String type, String data) {
    return reader.understand(Sent.of(type, data.replace('\'', '"')), ACCEPTED);
  }

  private static SortedSet<String> deciders(String... deciders) {
    return new TreeSet<>(Arrays.asList(deciders));
  }
}
