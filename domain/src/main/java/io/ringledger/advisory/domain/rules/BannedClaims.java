package io.ringledger.advisory.domain.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What no text may promise, as data. */
final class BannedClaims {

  private static final String NOBODY_KNOWS_WHO_WINS = "nobody can know how a fight ends";
  private static final String MONEY_CAN_BE_LOST = "money can be lost";
  private static final String HEALTH = "no claim about health without proof";

  /** A claim, and why it may not be made; each word may be followed by white space of any kind. */
  private record Claim(String words, String why) {}

  private static final List<Claim> CLAIMS =
      List.of(
          new Claim("guaranteed win", NOBODY_KNOWS_WHO_WINS),
          new Claim("guaranteed winner", NOBODY_KNOWS_WHO_WINS),
          new Claim("guaranteed victory", NOBODY_KNOWS_WHO_WINS),
          new Claim("guaranteed knockout", NOBODY_KNOWS_WHO_WINS),
          new Claim("cannot lose", NOBODY_KNOWS_WHO_WINS),
          new Claim("can't lose", NOBODY_KNOWS_WHO_WINS),
          new Claim("sure bet", NOBODY_KNOWS_WHO_WINS),
          new Claim("sure thing", NOBODY_KNOWS_WHO_WINS),
          new Claim("fixed fight", NOBODY_KNOWS_WHO_WINS),
          new Claim("risk-free", MONEY_CAN_BE_LOST),
          new Claim("risk free", MONEY_CAN_BE_LOST),
          new Claim("no risk", MONEY_CAN_BE_LOST),
          new Claim("without risk", MONEY_CAN_BE_LOST),
          new Claim("guaranteed profit", MONEY_CAN_BE_LOST),
          new Claim("guaranteed profits", MONEY_CAN_BE_LOST),
          new Claim("guaranteed return", MONEY_CAN_BE_LOST),
          new Claim("guaranteed returns", MONEY_CAN_BE_LOST),
          new Claim("guaranteed income", MONEY_CAN_BE_LOST),
          new Claim("double your money", MONEY_CAN_BE_LOST),
          new Claim("easy money", MONEY_CAN_BE_LOST),
          new Claim("get rich quick", MONEY_CAN_BE_LOST),
          new Claim("100% safe", "nothing is entirely safe"),
          new Claim("100 % safe", "nothing is entirely safe"),
          new Claim("no injuries guaranteed", HEALTH),
          new Claim("injury-free", HEALTH),
          new Claim("miracle cure", HEALTH));

  private static final List<Rule> RULES = CLAIMS.stream().map(Rule::of).toList();

  private record Rule(Claim claim, Pattern pattern) {

    static Rule of(Claim claim) {
      String words =
          String.join(
              "\\s+", List.of(claim.words().split(" ")).stream().map(Pattern::quote).toList());
      return new Rule(
          claim,
          Pattern.compile(
              "(?<![\\p{L}\\p{N}])" + words + "(?![\\p{L}\\p{N}])",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
  }

  private BannedClaims() {}

  /** The first claim in a text, and why it may not be made. */
  static Optional<String> in(String text) {
    String straight = text.replace('\u2019', '\'').replace('\u2011', '-');
    return RULES.stream()
        .filter(rule -> rule.pattern().matcher(straight).find())
        .map(rule -> "\"%s\": %s".formatted(rule.claim().words(), rule.claim().why()))
        .findFirst();
  }

  /** The text with the claims taken out. */
  static String without(String text) {
    String left = text.replace('\u2019', '\'').replace('\u2011', '-');
    for (Rule rule : RULES) {
      left = rule.pattern().matcher(left).replaceAll("");
    }
    return left;
  }
}
