package io.ringledger.local.chaos.check;

/**
 * Something that must never be.
 *
 * @param check which rule it breaks
 * @param subject whom it is about: a bout's id, or what else there is
 * @param evidence what was seen
 */
public record Anomaly(String check, String subject, String evidence) {

  @Override
  public String toString() {
    return "%s [%s] %s".formatted(check, subject, evidence);
  }
}
