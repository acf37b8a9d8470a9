package io.ringledger.commerce.gateways;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An object of JSON from a gateway. What is asked for has to be of its type; nothing is converted,
 * and what nobody asks for may be anything.
 */
public final class StrictJson {

  private static final int MAX_DEPTH = 100;
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** No name twice in an object, nothing after the end, no nesting without end. */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode node;

  private StrictJson(JsonNode node) {
    this.node = node;
  }

  /** Something is not what it has to be. */
  public static final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private UnreadableException(String why) {
      super(why);
    }

    /** Says what is wrong, and quotes nothing. */
    public static UnreadableException of(String why) {
      return new UnreadableException(why);
    }

    /** What is wrong, for people; quotes nothing of what was read. */
    public String why() {
      return String.valueOf(getMessage());
    }
  }

  /** Reads one object. */
  public static StrictJson read(String text) throws UnreadableException {
    try {
      return of(JSON.readTree(text), "the body");
    } catch (JsonProcessingException _) {
      throw UnreadableException.of("the body is not JSON");
    }
  }

  private static StrictJson of(JsonNode node, String name) throws UnreadableException {
    if (!node.isObject()) {
      throw UnreadableException.of(name + " is not an object");
    }
    return new StrictJson(node);
  }

  /** The object under that name. */
  public StrictJson object(String name) throws UnreadableException {
    return of(node.path(name), name);
  }

  /** The object under that name, where there is something. */
  public Optional<StrictJson> objectIfAny(String name) throws UnreadableException {
    return isAny(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** The objects under that name. */
  public List<StrictJson> objects(String name) throws UnreadableException {
    if (!node.path(name).isArray()) {
      throw UnreadableException.of(name + " is not an array");
    }
    List<StrictJson> objects = new ArrayList<>();
    for (JsonNode each : node.path(name)) {
      objects.add(of(each, name));
    }
    return objects;
  }

  /** The text under that name, of that form. */
  public String text(String name, Pattern form) throws UnreadableException {
    JsonNode text = node.path(name);
    if (!text.isTextual() || !form.matcher(text.textValue()).matches()) {
      throw UnreadableException.of(name + " is not the text it has to be");
    }
    return text.textValue();
  }

  /** The text under that name, where there is something. */
  public Optional<String> textIfAny(String name, Pattern form) throws UnreadableException {
    return isAny(name) ? Optional.of(text(name, form)) : Optional.empty();
  }

  /** The whole number under that name, within bounds. */
  public long whole(String name, long least, long most) throws UnreadableException {
    JsonNode number = node.path(name);
    if (!number.isIntegralNumber()
        || !number.canConvertToLong()
        || number.longValue() < least
        || number.longValue() > most) {
      throw UnreadableException.of(name + " is not the whole number it has to be");
    }
    return number.longValue();
  }

  /** The flag under that name. */
  public boolean flag(String name) throws UnreadableException {
    if (!node.path(name).isBoolean()) {
      throw UnreadableException.of(name + " is not true or false");
    }
    return node.path(name).booleanValue();
  }

  /** The UUID under that name; empty where there is none, or something else. Never refused. */
  public <T> Optional<T> id(String name, Function<UUID, T> kind) {
    JsonNode text = node.path(name);
    return text.isTextual() && UUID_FORM.matcher(text.textValue()).matches()
        ? Optional.of(kind.apply(UUID.fromString(text.textValue())))
        : Optional.empty();
  }

  /** Whether there is a text, and not an object, under that name. */
  public boolean isText(String name) {
    return node.path(name).isTextual();
  }

  private boolean isAny(String name) {
    return !node.path(name).isMissingNode() && !node.path(name).isNull();
  }
}
