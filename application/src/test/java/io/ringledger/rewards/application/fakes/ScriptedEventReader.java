package io.ringledger.rewards.application.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.rewards.application.outbound.EventReader;
import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.policy.RewardFacts;
import io.ringledger.rewards.domain.policy.RewardType;
import io.ringledger.rewards.domain.settlement.SettlementFailure;
import io.ringledger.rewards.domain.settlement.SourceReading;
import io.ringledger.shared.domain.Outcome;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads events as tests write them: {@code id;type;recipient;grade;basis;time;flags} in a line for
 * each. Types are those of rewards, or {@code unknown}, {@code broken}, {@code poison}, {@code
 * deadly}; flags may hold {@code spam}, {@code invalid} and {@code self}.
 */
public final class ScriptedEventReader implements EventReader {

  public static final String SOURCE = "urn:test:source";

  private final Set<String> healed = new HashSet<>();

  /** From now on an event that was poison is like any other that is unknown. */
  public synchronized void heal(String id) {
    healed.add(id);
  }

  @Override
  public Outcome<List<Outcome<Envelope>>> read(byte[] body) {
    List<String> lines = new String(body, UTF_8).lines().toList();
    return lines.isEmpty() || lines.size() > RewardIntake.MAX_BATCH
        ? Outcome.rejected(RewardFailure.EVENT_BATCH_TOO_LARGE)
        : Outcome.success(lines.stream().map(ScriptedEventReader::envelope).toList());
  }

  private static Outcome<Envelope> envelope(String line) {
    String[] parts = line.split(";", -1);
    return parts.length == 7
        ? Outcome.success(
            new Envelope(SOURCE, parts[0], "test." + parts[1], parts[2], sha256(line), line))
        : Outcome.rejected(RewardFailure.EVENT_MALFORMED);
  }

  @Override
  public synchronized SourceReading understand(String event, Instant acceptedAt) {
    String[] parts = event.split(";", -1);
    return switch (parts[1]) {
      case "broken" ->
          new SourceReading.Unusable(SettlementFailure.SOURCE_MALFORMED, "It is broken.");
      case "poison" -> {
        if (!healed.contains(parts[0])) {
          throw new IllegalStateException("poison: " + parts[0]);
        }
        yield new SourceReading.Unsupported();
      }
      case "deadly" -> throw new OutOfMemoryError("deadly: " + parts[0]);
      case "unknown" -> new SourceReading.Unsupported();
      default -> new SourceReading.Reward(facts(parts));
    };
  }

  private static RewardFacts facts(String[] parts) {
    return new RewardFacts(
        RewardType.ofWire(parts[1]).orElseThrow(),
        new Holder(parts[2]),
        parts[6].contains("self") ? new TreeSet<>(Set.of(parts[2])) : new TreeSet<>(),
        parts[3],
        new Points(Long.parseLong(parts[4])),
        parts[6].contains("spam"),
        !parts[6].contains("invalid"),
        Instant.parse(parts[5]));
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "%064x".formatted(new BigInteger(1, hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
