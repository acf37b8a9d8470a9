package io.ringledger.shared.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.cloudevents.StrictJson.NotJsonException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalJsonProperties {

  /** JSON in any layout, members in any order. */
  private static final class Layout {

    private final Random random;

    Layout(long seed) {
      this.random = new Random(seed);
    }

    String write(Object value) {
      return switch (value) {
        case Map<?, ?> object -> object(object);
        case List<?> array ->
            array.stream().map(this::write).collect(Collectors.joining(",", "[" + space(), "]"));
        case String text -> string(text);
        case BigDecimal number -> random.nextBoolean() ? number.toString() : number.toPlainString();
        default -> value.toString();
      };
    }

    private String object(Map<?, ?> object) {
      List<String> members = new ArrayList<>();
      object.forEach(
          (name, value) -> members.add(string((String) name) + space() + ":" + write(value)));
      Collections.shuffle(members, random);
      return "{" + space() + String.join("," + space(), members) + space() + "}";
    }

    private String string(String text) {
      return text.chars()
          .mapToObj(
              letter ->
                  letter < ' ' || letter == '"' || letter == '\\' || random.nextInt(4) == 0
                      ? String.format("\\u%04X", letter)
                      : String.valueOf((char) letter))
          .collect(Collectors.joining("", "\"", "\""));
    }

    private String space() {
      return " \n\t\r".substring(0, random.nextInt(5));
    }
  }

  @Property(tries = 500)
  void layout_and_order_do_not_matter(
      @ForAll("objects") Object value, @ForAll long a, @ForAll long b) throws NotJsonException {
    assertThat(canonical(new Layout(a).write(value)))
        .isEqualTo(canonical(new Layout(b).write(value)));
  }

  @Property(tries = 500)
  void what_is_canonical_stays_as_it_is(@ForAll("objects") Object value, @ForAll long seed)
      throws NotJsonException {
    String canonical = canonical(new Layout(seed).write(value));
    assertThat(canonical(canonical)).isEqualTo(canonical);
  }

  @Property(tries = 500)
  void different_values_are_written_differently(
      @ForAll("objects") Object one, @ForAll("objects") Object other, @ForAll long seed)
      throws NotJsonException {
    boolean same = normal(one).equals(normal(other));
    assertThat(
            canonical(new Layout(seed).write(one)).equals(canonical(new Layout(seed).write(other))))
        .isEqualTo(same);
  }

  @Property
  void a_double_is_written_with_its_own_digits(@ForAll double number) throws NotJsonException {
    BigDecimal exact = new BigDecimal(Double.toString(number));
    String canonical = canonical(exact.toString());
    assertThat(Double.parseDouble(canonical)).isEqualTo(number + 0.0);
    assertThat(new BigDecimal(canonical)).isEqualByComparingTo(exact);
  }

  @Provide
  Arbitrary<Object> objects() {
    return values(3);
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            texts().map(Object.class::cast),
            Arbitraries.of((Object) true, false),
            Arbitraries.longs().map(BigDecimal::valueOf),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e10"), new BigDecimal("1e10"))
                .ofScale(12));
    if (depth == 0) {
      return leaves;
    }
    return Arbitraries.oneOf(
        leaves,
        values(depth - 1).list().ofMaxSize(4).map(Object.class::cast),
        Arbitraries.maps(texts(), values(depth - 1)).ofMaxSize(5).map(Object.class::cast));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab\"\\/\b\n\u007f\u20ac\ufb33\u0001").ofMaxLength(6);
  }

  private static Object normal(Object value) {
    return switch (value) {
      case Map<?, ?> object ->
          object.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, entry -> normal(entry.getValue())));
      case List<?> array -> array.stream().map(CanonicalJsonProperties::normal).toList();
      case BigDecimal number ->
          number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
      default -> value;
    };
  }

  private static String canonical(String json) throws NotJsonException {
    return CanonicalJson.write(StrictJson.read("[" + json + "]", 1).elements().getFirst().value());
  }
}
