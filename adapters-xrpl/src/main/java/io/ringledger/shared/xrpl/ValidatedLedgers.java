package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The validated ledgers a node has, in its own words ({@code server_info}).
 *
 * @param newest the index of the last one
 * @param age of the last one, by the node's clock
 * @param synced whether the node says that it follows its network
 * @param complete those of which it has all data
 */
public record ValidatedLedgers(long newest, Duration age, boolean synced, List<Range> complete) {

  private static final Set<String> SYNCED = Set.of("full", "validating", "proposing");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,10})(?:-(\\d{1,10}))?");

  public ValidatedLedgers {
    complete = List.copyOf(complete);
  }

  /** From a ledger to another, both included. */
  public record Range(long first, long last) {}

  /** Asks the node; one that has no validated ledger fails. */
  public static ValidatedLedgers of(JsonRpcNode node) throws NodeFailureException {
    JsonNode info = node.serverInfo();
    JsonNode newest = info.path("validated_ledger");
    if (!isCount(newest.path("seq")) || !isCount(newest.path("age"))) {
      throw new NodeFailureException("it has no validated ledger");
    }
    return new ValidatedLedgers(
        newest.path("seq").asLong(),
        Duration.ofSeconds(newest.path("age").asLong()),
        isSynced(info),
        ranges(info.path("complete_ledgers").asText()));
  }

  /** Whether it has every ledger from the first to the last. */
  public boolean has(long first, long last) {
    return complete.stream().anyMatch(range -> range.first() <= first && last <= range.last());
  }

  /** A Clio server has validated data only and no state of its own; its age tells. */
  private static boolean isSynced(JsonNode info) {
    return info.has("server_state")
        ? SYNCED.contains(info.path("server_state").asText())
        : info.has("clio_version");
  }

  private static boolean isCount(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToInt() && value.asInt() >= 0;
  }

  /** For example {@code 32570-94000000,94000010}; what cannot be read is no range. */
  private static List<Range> ranges(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (range.matches()) {
        long first = Long.parseLong(range.group(1));
        ranges.add(
            new Range(first, range.group(2) == null ? first : Long.parseLong(range.group(2))));
      }
    }
    return ranges;
  }
}
