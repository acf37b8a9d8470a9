package io.ringledger.vault.domain.publication;

import java.util.regex.Pattern;

/** Writes JSON objects whose texts need no escapes: ids, hashes, addresses. */
final class JsonText {

  private static final Pattern PLAIN = Pattern.compile("[ !#-\\[\\]-~]*");

  private final StringBuilder json = new StringBuilder();

  JsonText text(String name, String value) {
    if (!PLAIN.matcher(value).matches()) {
      throw new IllegalArgumentException("not a plain text: " + value);
    }
    return raw(",\"" + name + "\":\"" + value + '"');
  }

  JsonText number(String name, long value) {
    return raw(",\"" + name + "\":" + value);
  }

  /** As a text, because readers of JSON take numbers for floating-point ones. */
  JsonText drops(String name, long value) {
    return text(name, Long.toString(value));
  }

  /** Fields with the comma before them. */
  JsonText raw(String fields) {
    json.append(fields);
    return this;
  }

  String object() {
    return "{" + json.substring(Math.min(1, json.length())) + "}";
  }
}
