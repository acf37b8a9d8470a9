package io.ringledger.app;

import io.quarkus.arc.lookup.LookupUnlessProperty;
import io.ringledger.events.kafka.KafkaEventSink;
import io.ringledger.rewards.application.outbound.EventReader;
import io.ringledger.rewards.application.settlement.RegisteredSources;
import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.rewards.cloudevents.CloudEventsReader;
import io.ringledger.rewards.kafka.KafkaIntakeSettings;
import io.ringledger.rewards.kafka.KafkaRewardIntake;
import io.ringledger.shared.cloudevents.CloudEventsWriter;
import io.ringledger.shared.kafka.KafkaClients;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How events come in and go out, and whether Kafka has a part in it. */
@ApplicationScoped
class EventAdapters {

  private static final String KAFKA = "kafka.";
  private static final String SERVERS = "kafka.bootstrap.servers";

  private final Settings settings;
  private final SmallRyeConfig config;
  private final Instance<RewardIntake> intake;
  private final Instance<RegisteredSources> sources;
  private Optional<KafkaRewardIntake> running = Optional.empty();

  EventAdapters(
      Settings settings,
      SmallRyeConfig config,
      Instance<RewardIntake> intake,
      Instance<RegisteredSources> sources) {
    this.settings = settings;
    this.config = config;
    this.intake = intake;
    this.sources = sources;
  }

  @Produces
  @Singleton
  EventReader eventReader() {
    return new CloudEventsReader();
  }

  @Produces
  @Singleton
  CloudEventsWriter cloudEventsWriter() {
    return OutsideSystems.valid(
        "EVENTS_SOURCE", () -> new CloudEventsWriter(settings.events().source()));
  }

  /** There is none where no Kafka is set. */
  @Produces
  @Singleton
  @LookupUnlessProperty(name = SERVERS, stringValue = "", lookupIfMissing = false)
  KafkaEventSink kafkaEventSink(CloudEventsWriter writer) {
    return new KafkaEventSink(clients(), writer, settings.kafka().eventsTopic());
  }

  void letGo(@Disposes KafkaEventSink sink) {
    sink.close();
  }

  /** Begins to take source events from Kafka, where one is set. */
  void start() {
    if (config.getOptionalValue(SERVERS, String.class).isEmpty()) {
      return;
    }
    Settings.Kafka kafka = settings.kafka();
    KafkaIntakeSettings intakeSettings =
        OutsideSystems.valid(
            "KAFKA_REWARD_EVENTS_TOPIC, KAFKA_GROUP or KAFKA_LONGEST_PAUSE",
            () ->
                new KafkaIntakeSettings(
                    kafka.rewardEventsTopic(), kafka.group(), kafka.longestPause()));
    KafkaRewardIntake started =
        new KafkaRewardIntake(clients(), intakeSettings, intake.get(), sources.get());
    running = Optional.of(started);
    started.start();
  }

  /** Finishes the records that it has begun with. */
  void stop() {
    running.ifPresent(KafkaRewardIntake::close);
    running = Optional.empty();
  }

  private KafkaClients clients() {
    Map<String, String> kafka = new HashMap<>();
    for (String name : config.getPropertyNames()) {
      if (name.startsWith(KAFKA)) {
        config
            .getOptionalValue(name, String.class)
            .ifPresent(value -> kafka.put(name.substring(KAFKA.length()), value));
      }
    }
    return new KafkaClients(kafka);
  }
}
