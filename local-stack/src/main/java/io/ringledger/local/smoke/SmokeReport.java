package io.ringledger.local.smoke;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.smoke.GateResult.Verdict;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How all gates came out.
 *
 * @param url of the system that was asked
 */
public record SmokeReport(URI url, List<GateResult> gates) {

  private static final int FAILED = 1;
  private static final int SKIPPED = 3;

  public SmokeReport {
    gates = List.copyOf(gates);
  }

  /** 0 where every gate is OK, 1 where one failed, 3 where none failed but one was skipped. */
  public int exitCode() {
    if (has(Verdict.FAILED)) {
      return FAILED;
    }
    return has(Verdict.SKIPPED) ? SKIPPED : 0;
  }

  private boolean has(Verdict verdict) {
    return gates.stream().anyMatch(gate -> gate.verdict() == verdict);
  }

  /** For people: a line for each gate, and one for what to do about it. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Smoke gates of " + url);
    for (GateResult gate : gates) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-7s  %-15s %6d ms  %s",
              gate.verdict(),
              gate.gate(),
              gate.millis(),
              gate.detail()));
      if (!gate.next().isEmpty()) {
        lines.add("           next: " + gate.next());
      }
    }
    lines.add(
        switch (exitCode()) {
          case 0 -> "All gates are OK.";
          case SKIPPED -> "Nothing failed, but not every gate was asked.";
          default -> "At least one gate failed.";
        });
    return lines;
  }

  /** For programs, on one line. */
  public String json() {
    ObjectNode report = new ObjectMapper().createObjectNode();
    report.put("url", url.toString());
    report.put("exit_code", exitCode());
    ArrayNode all = report.putArray("gates");
    for (GateResult gate : gates) {
      all.addObject()
          .put("gate", gate.gate())
          .put("verdict", gate.verdict().name())
          .put("millis", gate.millis())
          .put("detail", gate.detail())
          .put("next", gate.next());
    }
    return report.toString();
  }
}
