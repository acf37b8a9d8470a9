package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An answer with every single value replaced by every kind of nonsense. */
final class Nonsense {

  private static final List<JsonNode> NONSENSE =
      List.of(
          JsonNodeFactory.instance.nullNode(),
          JsonNodeFactory.instance.booleanNode(true),
          JsonNodeFactory.instance.numberNode(-1),
          JsonNodeFactory.instance.textNode(""),
          JsonNodeFactory.instance.textNode("nonsense"),
          JsonNodeFactory.instance.arrayNode(),
          JsonNodeFactory.instance.objectNode().put("", ""));

  private Nonsense() {}

  static List<ObjectNode> everyWayToBreak(ObjectNode answer) {
    List<ObjectNode> all = new ArrayList<>();
    breakEach(answer, inner -> inner, all);
    return all;
  }

  /** Adds the whole answer once for each value in this part of it and each kind of nonsense. */
  private static void breakEach(
      JsonNode part, UnaryOperator<JsonNode> whole, List<ObjectNode> all) {
    if (part instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        String name = field.getKey();
        all.add((ObjectNode) whole.apply(object.deepCopy().without(name)));
        breakEach(field.getValue(), value -> whole.apply(object.deepCopy().set(name, value)), all);
        for (JsonNode nonsense : NONSENSE) {
          all.add((ObjectNode) whole.apply(object.deepCopy().set(name, nonsense)));
        }
      }
    }
    if (part instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int place = i;
        breakEach(
            array.get(i),
            value -> {
              ArrayNode changed = array.deepCopy();
              changed.set(place, value);
              return whole.apply(changed);
            },
            all);
        ArrayNode shorter = array.deepCopy();
        shorter.remove(place);
        all.add((ObjectNode) whole.apply(shorter));
      }
    }
  }
}
