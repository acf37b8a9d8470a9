package io.ringledger.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.events.domain.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointAddressesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

  private final EndpointAddresses production = new EndpointAddresses(true);
  private final EndpointAddresses local = new EndpointAddresses(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/hook",
        "https://example.org",
        "https://hooks.example.org:8443/a?b=c&d=%20",
        "https://93.184.215.14/",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/"
      })
  void publicAddressesAreAllowed(String url) {
    assertThat(production.objection(new Endpoint(url))).isEmpty();
    assertThat(local.objection(new Endpoint(url))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/",
        "https://localhost/",
        "https://LOCALHOST/",
        "https://a.localhost/",
        "https://printer.local/",
        "https://metadata.google.internal/",
        "https://database/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://0.0.0.0/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/",
        "https://192.0.0.1/",
        "https://198.18.0.1/",
        "https://224.0.0.1/",
        "https://240.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[fe80::1]/",
        "https://[fc00::1]/",
        "https://[fd12:3456::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001::1]/",
        "https://[ff02::1]/",
        "https://2130706433/",
        "https://0x7f.0.0.1/",
        "https://example.org:0/",
        "https://example.org:70000/"
      })
  void inProductionOthersAreNot(String url) {
    assertThat(production.objection(new Endpoint(url))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080/hook", "http://localhost/", "https://10.0.0.1/"})
  void onOnesOwnMachineTheyAre(String url) {
    assertThat(local.objection(new Endpoint(url))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                             | 0
          120                           | 120
          999999999                     | 999999999
          Sun, 01 Mar 2026 10:16:30 GMT | 60
          """)
  void itIsUnderstoodHowLongToWait(String text, long seconds) {
    assertThat(RetryAfter.parse(text, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void whatIsNotUnderstoodIsPassedBy() {
    for (String text :
        new String[] {"", "-1", "1.5", "soon", "1000000000", "Sun, 01 Mar 2026 10:14:30 GMT"}) {
      assertThat(RetryAfter.parse(text, NOW)).as(text).isEqualTo(Optional.empty());
    }
  }
}
