package io.ringledger.rewards.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.shared.cloudevents.Attributes;
import io.ringledger.shared.cloudevents.StrictJson;
import io.ringledger.shared.cloudevents.StrictJson.Element;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Particular;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an event must be like on the outside (CloudEvents 1.0.2, structured JSON), within our
 * limits. Each fault names its attribute and never quotes a value.
 */
final class EnvelopeRules {

  static final int MAX_TYPE_LENGTH = 128;
  static final int MAX_SUBJECT_LENGTH = 256;
  static final int MAX_TIME_LENGTH = 64;
  static final int MAX_MEDIA_TYPE_LENGTH = 256;
  static final int MAX_EXTENSIONS = 32;
  static final int MAX_EXTENSION_LENGTH = 1024;

  /** So many faults are told of one event. */
  static final int MAX_TOLD = 8;

  private static final String DATA = "data";

  private static final Set<String> KNOWN =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "datacontenttype",
          "dataschema",
          DATA);

  private final List<Particular> faults = new ArrayList<>();
  private final ObjectNode event;

  private EnvelopeRules(ObjectNode event) {
    this.event = event;
  }

  /**
   * The event with the attributes it has; one that is null counts as left out. Refused with {@code
   * EVENT_MALFORMED}.
   */
  static Outcome<ObjectNode> check(Element element) {
    if (!(element.value() instanceof ObjectNode event)) {
      return refused(List.of(new Particular("event", "malformed", "The event is no object.")));
    }
    EnvelopeRules rules = new EnvelopeRules(event);
    element.faults().forEach(rules::unreadable);
    if (rules.faults.isEmpty()) {
      rules.check();
    }
    return rules.faults.isEmpty() ? Outcome.success(event) : refused(rules.faults);
  }

  /** A refusal of one event. */
  static <T> Outcome<T> refused(List<Particular> faults) {
    return new Outcome.Rejected<>(
        RewardFailure.EVENT_MALFORMED,
        faults.getFirst().detail(),
        faults.subList(0, Math.min(faults.size(), MAX_TOLD)));
  }

  private void unreadable(String attribute, String why) {
    String name = tellable(attribute);
    fault(name, "malformed", why);
  }

  /** A name of the sender's own making is repeated only where it has the form of one. */
  private static String tellable(String attribute) {
    return Attributes.isExtensionName(attribute) || attribute.equals("data_base64")
        ? attribute
        : "event";
  }

  private void check() {
    event
        .properties()
        .removeIf(attribute -> attribute.getValue().isNull() && !attribute.getKey().equals(DATA));
    specversion();
    required("id", SourceReference.MAX_EVENT_ID_LENGTH, _ -> true, "");
    required(
        "source",
        SourceReference.MAX_SOURCE_LENGTH,
        Attributes::isUriReference,
        "is no URI reference");
    required("type", MAX_TYPE_LENGTH, _ -> true, "");
    optional("subject", MAX_SUBJECT_LENGTH, _ -> true, "");
    optional(
        "time",
        MAX_TIME_LENGTH,
        text -> Attributes.instant(text).isPresent(),
        "is no RFC 3339 timestamp");
    optional("datacontenttype", MAX_MEDIA_TYPE_LENGTH, Attributes::isJson, "is not that of JSON");
    optional(
        "dataschema", SourceReference.MAX_SOURCE_LENGTH, Attributes::isUri, "is no absolute URI");
    data();
    extensions();
  }

  private void specversion() {
    JsonNode version = event.get("specversion");
    if (version == null) {
      fault("specversion", "missing", "is missing");
    } else if (!version.isTextual() || !version.textValue().equals("1.0")) {
      fault("specversion", "unsupported", "is not 1.0");
    }
  }

  private void required(String name, int longest, Predicate<String> form, String otherwise) {
    if (event.has(name)) {
      optional(name, longest, form, otherwise);
    } else {
      fault(name, "missing", "is missing");
    }
  }

  private void optional(String name, int longest, Predicate<String> form, String otherwise) {
    JsonNode value = event.get(name);
    if (value == null) {
      return;
    }
    if (!value.isTextual() || !Attributes.isText(value.textValue())) {
      fault(name, "malformed", "is no text without control characters");
    } else if (value.textValue().isEmpty()) {
      fault(name, "malformed", "is empty");
    } else if (value.textValue().length() > longest) {
      fault(name, "too_long", "is longer than " + longest + " characters");
    } else if (!form.test(value.textValue())) {
      fault(name, "malformed", otherwise);
    }
  }

  private void data() {
    if (event.has("data_base64")) {
      fault("data_base64", "unsupported", "is not supported; data has to be JSON");
    }
    JsonNode data = event.get(DATA);
    if (data != null && !data.isObject()) {
      fault(DATA, "malformed", "is no object");
    }
  }

  private void extensions() {
    int count = 0;
    for (Map.Entry<String, JsonNode> attribute : event.properties()) {
      String name = attribute.getKey();
      if (KNOWN.contains(name) || name.equals("data_base64")) {
        continue;
      }
      count++;
      if (!Attributes.isExtensionName(name)) {
        fault(
            StrictJson.WHOLE,
            "malformed",
            "has an attribute whose name is not 1 to 64 lower-case letters and digits");
      } else if (!isExtensionValue(attribute.getValue())) {
        fault(
            name,
            "malformed",
            "is no text of at most "
                + MAX_EXTENSION_LENGTH
                + " characters, whole number of 32 bits or truth value");
      }
    }
    if (count > MAX_EXTENSIONS) {
      fault(
          StrictJson.WHOLE,
          "too_many",
          "has more than " + MAX_EXTENSIONS + " extension attributes");
    }
  }

  private static boolean isExtensionValue(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> true;
      case NUMBER ->
          value.decimalValue().stripTrailingZeros().scale() <= 0 && value.canConvertToInt();
      case STRING ->
          value.textValue().length() <= MAX_EXTENSION_LENGTH
              && Attributes.isText(value.textValue());
      default -> false;
    };
  }

  private void fault(String attribute, String code, String why) {
    if (faults.size() < MAX_TOLD) {
      String subject =
          attribute.equals(StrictJson.WHOLE) ? "The event " : "The attribute " + attribute + " ";
      faults.add(new Particular(attribute, code, subject + why + "."));
    }
  }
}
