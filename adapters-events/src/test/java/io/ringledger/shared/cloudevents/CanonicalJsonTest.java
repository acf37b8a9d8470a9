package io.ringledger.shared.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.cloudevents.StrictJson.NotJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

  /** The example of RFC 8785, section 3.2.2 and 3.2.3. */
  @Test
  void the_example_of_the_rfc_comes_out_as_there() throws NotJsonException {
    assertThat(
            canonical(
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }"""))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.33333329,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  /** The other one, of section 3.2.3. */
  @Test
  void names_are_sorted_by_their_utf_16_code_units() throws NotJsonException {
    assertThat(
            canonical(
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,"
                    + "\"\\u0080\":6,\"\\u00f6\":7}"))
        .isEqualTo(
            "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,"
                + "\"\ud83d\ude00\":5,\"\ufb33\":3}");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "-0.0e7, 0",
    "1, 1",
    "1.0, 1",
    "10e-1, 1",
    "-1.50, -1.5",
    "100000000000000000000, 100000000000000000000",
    "1e20, 100000000000000000000",
    "1e21, 1e+21",
    "123e21, 1.23e+23",
    "0.000001, 0.000001",
    "0.0000001, 1e-7",
    "1.5e-7, 1.5e-7",
    "9007199254740993, 9007199254740993",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "5e-324, 5e-324"
  })
  void numbers_are_written_as_ecmascript_does(String given, String expected)
      throws NotJsonException {
    assertThat(canonical(given)).isEqualTo(expected);
  }

  private static String canonical(String json) throws NotJsonException {
    return CanonicalJson.write(StrictJson.read(json, 1).elements().getFirst().value());
  }
}
