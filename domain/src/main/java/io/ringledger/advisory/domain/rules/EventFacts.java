package io.ringledger.advisory.domain.rules;

import io.ringledger.advisory.domain.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody who wants to come has to know. Looked for by form, so it can be missed. */
final class EventFacts {

  private static final Pattern EVENT =
      words("bout|fight|fights|event|match|show|gala|championship|tournament|fight night|weigh-in");

  /** A fact, how it is recognised, and what stands where it is not known. */
  private enum Fact {
    DATE(
        Finding.Kind.MISSING_DATE,
        "An event is announced without a date.",
        "Date: to be announced.",
        words(
            "\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}(?:[./]\\d{2,4})?"
                + "|january|february|april|june|july|august|september|october|november|december"
                // Words of their own, so a month only beside a day.
                + "|\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?(?:march|may)|(?:march|may)\\s+\\d{1,2}"
                + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
                + "|today|tonight|tomorrow")),
    VENUE(
        Finding.Kind.MISSING_VENUE,
        "An event is announced without a place.",
        "Venue: to be announced.",
        Pattern.compile(
            "(?i:(?<!\\p{L})(?:arena|hall|stadium|venue|centre|center|dome|gym|theatre|theater"
                + "|coliseum|ballroom)(?!\\p{L}))"
                + "|(?<!\\p{L})(?i:at|in)\\s+(?:(?i:the)\\s+)?(?!(?i:january|february|march|april|may"
                + "|june|july|august|september|october|november|december))\\p{Lu}\\p{L}+")),
    PRICE(
        Finding.Kind.MISSING_PRICE,
        "An event is announced without a price or a way to get in.",
        "Tickets: to be announced.",
        Pattern.compile(
            "(?i)[\u20AC$\u00A3\u00A5]\\s?\\d|\\d\\s?[\u20AC$\u00A3\u00A5]"
                + "|(?<!\\p{L})(?:eur|usd|gbp|chf|jpy|xrp)\\s?\\d|\\d\\s?(?:eur|usd|gbp|chf|jpy|xrp)(?!\\p{L})"
                + "|(?<!\\p{L})(?:tickets?|free entry|free admission|admission|entry is free)(?!\\p{L})"));

    private final Finding.Kind kind;
    private final String detail;
    private final String placeholder;
    private final Pattern form;

    Fact(Finding.Kind kind, String detail, String placeholder, Pattern form) {
      this.kind = kind;
      this.detail = detail;
      this.placeholder = placeholder;
      this.form = form;
    }
  }

  private EventFacts() {}

  private static Pattern words(String alternatives) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
  }

  /** What is missing in a text that speaks of an event. */
  static List<Finding> missing(String text) {
    return lacking(text).stream().map(fact -> new Finding(fact.kind, fact.detail)).toList();
  }

  /** Lines for what is missing, which somebody has to fill in. */
  static List<String> placeholders(String text) {
    return lacking(text).stream().map(fact -> fact.placeholder).toList();
  }

  private static List<Fact> lacking(String text) {
    String known =
        Arrays.stream(Fact.values())
            .map(fact -> fact.placeholder)
            .reduce(text, (left, placeholder) -> left.replace(placeholder, ""));
    return EVENT.matcher(known).find()
        ? Arrays.stream(Fact.values()).filter(fact -> !fact.form.matcher(known).find()).toList()
        : List.of();
  }
}
