package io.ringledger.local.rewards;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a campaign of rewards came out.
 *
 * @param kills processes of the application that were killed
 * @param unanswered requests that got no answer, and were sent again
 * @param outcomes how many settlements ended how
 * @param anomalies what must never be, a line each; empty where all was well
 */
public record RewardsReport(
    int kills,
    int databaseCrashes,
    long accepted,
    long unanswered,
    Map<String, Long> outcomes,
    Duration took,
    List<String> anomalies) {

  public RewardsReport {
    outcomes = new TreeMap<>(outcomes);
    anomalies = List.copyOf(anomalies);
  }

  /** The figures and the anomalies, a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    line(lines, "kills", kills);
    line(lines, "database crashes", databaseCrashes);
    line(lines, "events accepted", accepted);
    line(lines, "requests unanswered", unanswered);
    outcomes.forEach((outcome, count) -> line(lines, "  " + outcome, count));
    line(lines, "seconds", took.toSeconds());
    line(lines, "anomalies", anomalies.size());
    anomalies.forEach(anomaly -> lines.add("ANOMALY: " + anomaly));
    return lines;
  }

  private static void line(List<String> lines, String name, long figure) {
    lines.add(String.format(Locale.ROOT, "%-30s %,10d", name, figure));
  }
}
