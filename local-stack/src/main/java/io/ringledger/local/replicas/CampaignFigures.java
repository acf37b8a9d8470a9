package io.ringledger.local.replicas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a campaign with two replicas came out.
 *
 * @param kills processes of the application that were killed
 * @param figures what there was of what, in the order to be told
 * @param anomalies what must never be, a line each; empty where all was well
 */
public record CampaignFigures(int kills, Map<String, Long> figures, List<String> anomalies) {

  public CampaignFigures {
    figures = new LinkedHashMap<>(figures);
    anomalies = List.copyOf(anomalies);
  }

  /** The figures and the anomalies, a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("kills", kills));
    figures.forEach((name, figure) -> lines.add(line(name, figure)));
    lines.add(line("anomalies", anomalies.size()));
    anomalies.forEach(anomaly -> lines.add("ANOMALY: " + anomaly));
    return lines;
  }

  private static String line(String name, long figure) {
    return String.format(Locale.ROOT, "%-30s %,10d", name, figure);
  }
}
