package io.ringledger.local.chaos;

import io.ringledger.local.chaos.check.Anomaly;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a campaign came out.
 *
 * @param blows what the system was dealt
 * @param unanswered requests that got no answer, whose effect nobody could know
 * @param acknowledged confirms that were answered 200, repeats included
 * @param replays confirms that were sent again later, and their answers compared
 * @param closed bouts that came to their end
 * @param anomalies what must never be, a line each; empty where all was well
 */
public record CampaignReport(
    Blows blows,
    long requests,
    long unanswered,
    int acknowledged,
    long replays,
    int closed,
    Duration took,
    List<String> anomalies) {

  public CampaignReport {
    anomalies = List.copyOf(anomalies);
  }

  /** How often something was killed or cut off. */
  public record Blows(int rounds, int kills, int databaseCuts, int ledgerCuts) {}

  static CampaignReport of(Arena arena, Blows blows, Duration took) {
    return new CampaignReport(
        blows,
        arena.chronicle().requests(),
        arena.chronicle().unanswered(),
        arena.chronicle().acknowledged().size(),
        arena.inspector().replays(),
        arena.inspector().closed(),
        took,
        arena.inspector().anomalies().stream().map(Anomaly::toString).toList());
  }

  /** The figures and the anomalies, a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    line(lines, "rounds", blows.rounds());
    line(lines, "kills", blows.kills());
    line(lines, "database cuts", blows.databaseCuts());
    line(lines, "ledger cuts", blows.ledgerCuts());
    line(lines, "requests", requests);
    line(lines, "unanswered", unanswered);
    line(lines, "acknowledged confirms", acknowledged);
    line(lines, "replays compared", replays);
    line(lines, "bouts closed", closed);
    line(lines, "seconds", took.toSeconds());
    line(lines, "anomalies", anomalies.size());
    anomalies.forEach(anomaly -> lines.add("ANOMALY: " + anomaly));
    return lines;
  }

  private static void line(List<String> lines, String name, long figure) {
    lines.add(String.format(Locale.ROOT, "%-22s %,10d", name, figure));
  }
}
