package io.ringledger.paymentsandbox.api;

import io.ringledger.paymentsandbox.money.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A form, or what follows the question mark, with the brackets of its names taken apart: {@code
 * metadata[order]=7}, {@code types[]=a}, {@code types[0]=a}.
 */
final class Params {
  private static final int MOST = 500;
  private static final int DEEPEST = 6;
  private static final int LONGEST = 5000;
  private static final int MOST_METADATA = 50;
  private static final int LONGEST_METADATA_KEY = 40;
  private static final int LONGEST_METADATA = 500;

  private final String prefix;
  private final SequencedMap<String, Object> values = new LinkedHashMap<>();

  private Params(String prefix) {
    this.prefix = prefix;
  }

  static Params parse(String form) throws Refusal {
    Params params = new Params("");
    int count = 0;
    for (String pair : form.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      count++;
      if (count > MOST) {
        throw invalid("Too many parameters.");
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      params.add(segments(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return params;
  }

  private static String decode(String text) throws Refusal {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw invalid("Invalid URL encoding.");
    }
  }

  private static List<String> segments(String name) throws Refusal {
    List<String> segments = new ArrayList<>();
    int open = name.indexOf('[');
    segments.add(open < 0 ? name : name.substring(0, open));
    for (int at = open; at >= 0 && at < name.length(); ) {
      int close = name.indexOf(']', at);
      if (name.charAt(at) != '[' || close < 0) {
        throw invalid("Invalid parameter name: " + name);
      }
      segments.add(name.substring(at + 1, close));
      at = close + 1;
    }
    if (segments.getFirst().isEmpty() || segments.size() > DEEPEST) {
      throw invalid("Invalid parameter name: " + name);
    }
    return segments;
  }

  private void add(List<String> segments, String value) throws Refusal {
    String first = segments.getFirst();
    String name = first.isEmpty() ? Integer.toString(values.size()) : first;
    if (segments.size() == 1) {
      values.put(name, value);
      return;
    }
    Object inner = values.computeIfAbsent(name, _ -> new Params(path(name)));
    if (!(inner instanceof Params params)) {
      throw invalid("Invalid object: " + path(name));
    }
    params.add(segments.subList(1, segments.size()), value);
  }

  private String path(String name) {
    return prefix.isEmpty() ? name : prefix + "[" + name + "]";
  }

  /** Refuses whatever is none of these. */
  void only(Set<String> known) throws Refusal {
    for (String name : values.keySet()) {
      if (!known.contains(name) && !name.equals("expand")) {
        throw Refusal.parameter(
            "parameter_unknown",
            path(name),
            "Received unknown parameter: " + path(name) + " (or one this simulator has not)");
      }
    }
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean isText(String name) {
    return values.get(name) instanceof String;
  }

  /** Returns the text; one that is empty counts as missing. */
  Optional<String> text(String name) throws Refusal {
    Object value = values.get(name);
    if (value == null || value.equals("")) {
      return Optional.empty();
    }
    if (!(value instanceof String text)) {
      throw Refusal.parameter(path(name), "Invalid string: " + path(name));
    }
    if (text.length() > LONGEST) {
      throw Refusal.parameter(
          "parameter_invalid_string_length",
          path(name),
          "Invalid string: must be at most " + LONGEST + " characters");
    }
    return Optional.of(text);
  }

  String required(String name) throws Refusal {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      throw has(name)
          ? Refusal.parameter(
              "parameter_invalid_empty",
              path(name),
              "You passed an empty string for '" + path(name) + "'.")
          : Refusal.parameter(
              "parameter_missing", path(name), "Missing required param: " + path(name) + ".");
    }
    return text.get();
  }

  Optional<Long> integer(String name) throws Refusal {
    if (!has(name)) {
      return Optional.empty();
    }
    String text = required(name);
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      throw Refusal.parameter("parameter_invalid_integer", path(name), "Invalid integer: " + text);
    }
  }

  boolean flag(String name) throws Refusal {
    Optional<String> text = text(name);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      throw Refusal.parameter(path(name), "Invalid boolean: " + text.get());
    }
    return text.map(Boolean::parseBoolean).orElse(false);
  }

  /** Returns the text, which has to be one of these. */
  Optional<String> oneOf(String name, Set<String> allowed) throws Refusal {
    Optional<String> text = text(name);
    if (text.isPresent() && !allowed.contains(text.get())) {
      throw Refusal.parameter(
          path(name), "Invalid " + path(name) + ": must be one of " + String.join(", ", allowed));
    }
    return text;
  }

  /** Returns what stands in brackets behind a name; nothing where there is none. */
  Params inside(String name) throws Refusal {
    Object value = values.get(name);
    if (value instanceof Params params) {
      return params;
    }
    if (value == null || value.equals("")) {
      return new Params(path(name));
    }
    throw Refusal.parameter(path(name), "Invalid object");
  }

  List<String> list(String name) throws Refusal {
    Params inner = inside(name);
    List<String> list = new ArrayList<>();
    for (String index : inner.values.keySet()) {
      list.add(inner.required(index));
    }
    return list;
  }

  Map<String, String> metadata() throws Refusal {
    Params inner = inside("metadata");
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, Object> each : inner.values.entrySet()) {
      String key = each.getKey();
      if (!(each.getValue() instanceof String value)) {
        throw Refusal.parameter(
            "metadata", "Metadata values must be strings, but metadata[" + key + "] is none.");
      }
      if (key.length() > LONGEST_METADATA_KEY || value.length() > LONGEST_METADATA) {
        throw Refusal.parameter(
            inner.path(key),
            "Metadata keys can be up to "
                + LONGEST_METADATA_KEY
                + " characters long, values up to "
                + LONGEST_METADATA
                + ".");
      }
      metadata.put(key, value);
    }
    if (metadata.size() > MOST_METADATA) {
      throw Refusal.parameter("metadata", "Metadata can have up to " + MOST_METADATA + " keys.");
    }
    return metadata;
  }

  /** Returns all of it in one text that does not depend on the order. */
  String canonical() {
    StringBuilder text = new StringBuilder();
    values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each ->
                text.append(each.getKey().length())
                    .append(':')
                    .append(each.getKey())
                    .append('=')
                    .append(
                        each.getValue() instanceof Params inner
                            ? "{" + inner.canonical() + "}"
                            : each.getValue().toString().length() + ":" + each.getValue())
                    .append(';'));
    return text.toString();
  }

  private static Refusal invalid(String message) {
    return Refusal.of(400, Refusal.INVALID_REQUEST, "", message);
  }
}
