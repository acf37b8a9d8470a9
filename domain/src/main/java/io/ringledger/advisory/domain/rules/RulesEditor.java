package io.ringledger.advisory.domain.rules;

import io.ringledger.advisory.domain.ContentText;
import io.ringledger.advisory.domain.Finding;
import io.ringledger.advisory.domain.Finding.Kind;
import io.ringledger.advisory.domain.Proposal;
import io.ringledger.advisory.domain.SuggestionInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a text like a strict editor: what is missing, what is too long, said twice, shouted, or may
 * not be promised; and writes it again without, leaving blanks to fill in. The same input always
 * gets the same proposal.
 */
public final class RulesEditor {

  /** Of these rules; another one wherever a proposal could come out otherwise. */
  public static final String VERSION = "1";

  private static final int SHORT_BODY = 80;
  private static final int LONG_BODY = 3_000;
  private static final int LONG_TITLE = 70;
  private static final int LONG_SENTENCE_WORDS = 30;
  private static final int HARD_AVERAGE_WORDS = 22;
  private static final int EXCERPT = 60;
  private static final String NOTHING_LEFT = "To be announced.";
  private static final String UNTITLED = "Announcement";

  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> said = new HashSet<>();

  private RulesEditor() {}

  /** The proposal for a text. */
  public static Proposal edit(SuggestionInput input) {
    return new RulesEditor().propose(input);
  }

  private Proposal propose(SuggestionInput input) {
    ContentText text = input.text();
    String whole = text.title() + "\n" + text.body();
    findings.addAll(EventFacts.missing(whole));
    checkLengths(text);
    String title = rewriteTitle(text.title());
    String body = rewriteBody(text.body());
    List<String> blanks =
        EventFacts.placeholders(whole).stream().filter(line -> !body.contains(line)).toList();
    if (input.instruction().isPresent()) {
      find(Kind.INSTRUCTION_NOT_FOLLOWED, "The rules follow no instructions; that takes a person.");
    }
    ContentText rewritten = new ContentText(title, withBlanks(body, blanks));
    List<Finding> kept =
        findings.stream()
            .sorted(Comparator.comparing(Finding::kind))
            .limit(Finding.MAX_OF_A_SUGGESTION)
            .toList();
    return new Proposal(rewritten, rationale(kept), kept);
  }

  private void checkLengths(ContentText text) {
    if (text.body().length() < SHORT_BODY) {
      find(Kind.TOO_SHORT, "The text has fewer than %d characters.".formatted(SHORT_BODY));
    }
    if (text.body().length() > LONG_BODY) {
      find(Kind.TOO_LONG, "The text has more than %d characters.".formatted(LONG_BODY));
    }
    if (text.title().length() > LONG_TITLE) {
      find(Kind.LONG_TITLE, "The title has more than %d characters.".formatted(LONG_TITLE));
    }
    List<Sentence> sentences =
        text.body().lines().flatMap(line -> Sentence.ofLine(line).stream()).toList();
    int words = sentences.stream().mapToInt(Sentence::words).sum();
    if (words > HARD_AVERAGE_WORDS * sentences.size()) {
      find(
          Kind.HARD_TO_READ,
          "Its sentences have more than %d words on average.".formatted(HARD_AVERAGE_WORDS));
    }
  }

  private String rewriteTitle(String title) {
    BannedClaims.in(title).ifPresent(claim -> find(Kind.BANNED_CLAIM, "In the title, " + claim));
    Sentence left = new Sentence(tidy(BannedClaims.without(title)));
    if (left.shouts()) {
      find(Kind.SHOUTING, "The title shouts.");
    }
    String calm = left.calm().text();
    boolean usable =
        ContentText.isTitle(calm) && !left.meaning().isEmpty() && BannedClaims.in(calm).isEmpty();
    return usable ? calm : UNTITLED;
  }

  private String rewriteBody(String body) {
    String rewritten =
        body.lines().map(this::rewriteLine).collect(Collectors.joining("\n")).strip();
    String spaced = rewritten.replaceAll("\n{3,}", "\n\n");
    // Also across the ends of sentences and lines, which some readers skip.
    BannedClaims.in(spaced)
        .ifPresent(claim -> find(Kind.BANNED_CLAIM, "Across sentences, for " + claim));
    String honest = BannedClaims.in(spaced).isPresent() ? BannedClaims.without(spaced) : spaced;
    return ContentText.isBody(honest) && BannedClaims.in(honest).isEmpty() ? honest : NOTHING_LEFT;
  }

  private String rewriteLine(String line) {
    return Sentence.ofLine(tidy(line)).stream()
        .filter(this::mayStay)
        .map(this::calmed)
        .map(Sentence::text)
        .collect(Collectors.joining(" "));
  }

  private boolean mayStay(Sentence sentence) {
    var claim = BannedClaims.in(sentence.text());
    if (claim.isPresent()) {
      find(Kind.BANNED_CLAIM, "A sentence was left out for " + claim.get());
      return false;
    }
    String meaning = sentence.meaning();
    if (!meaning.isEmpty() && !said.add(meaning)) {
      find(Kind.DUPLICATE_SENTENCE, "Said twice: " + excerpt(sentence));
      return false;
    }
    if (sentence.words() > LONG_SENTENCE_WORDS) {
      find(
          Kind.LONG_SENTENCE,
          "More than %d words: %s".formatted(LONG_SENTENCE_WORDS, excerpt(sentence)));
    }
    return true;
  }

  private Sentence calmed(Sentence sentence) {
    if (sentence.shouts()) {
      find(Kind.SHOUTING, "Shouted: " + excerpt(sentence));
    }
    return sentence.calm();
  }

  private static String withBlanks(String body, List<String> blanks) {
    String filled = blanks.isEmpty() ? body : body + "\n\n" + String.join("\n", blanks);
    // A text that is full stays as it is: the findings tell what is missing.
    return ContentText.isBody(filled) ? filled : body;
  }

  private static String rationale(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "No rule has anything to say against this text.";
    }
    return Stream.concat(
            Stream.of("The rules found %d in this text:".formatted(findings.size())),
            findings.stream()
                .collect(Collectors.groupingBy(Finding::kind, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> "%s (%d)".formatted(count.getKey().wire(), count.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private void find(Kind kind, String detail) {
    findings.add(new Finding(kind, detail));
  }

  private static String tidy(String line) {
    return line.replaceAll("\\s+", " ").strip();
  }

  /** The beginning of a sentence, never half a character. */
  private static String excerpt(Sentence sentence) {
    String text = sentence.text();
    if (text.length() <= EXCERPT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
    return text.substring(0, end) + "\u2026";
  }
}
