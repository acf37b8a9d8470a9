package io.ringledger.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a request comes from. */
class NetworkAddressesTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7,203.0.113.7",
    "2001:db8:1:2:3:4:5:6,2001:db8:1:2:0:0:0:0/64",
    "2001:db8:1:2:ffff::1,2001:db8:1:2:0:0:0:0/64",
    "::ffff:203.0.113.7,203.0.113.7"
  })
  void anAddressOfVersion6CountsAsItsNetwork(String address, String counted) {
    assertThat(NetworkAddresses.of(SocketAddress.inetSocketAddress(1, address))).isEqualTo(counted);
  }

  @Test
  void aConnectionWithoutAnAddressCountsAsOne() {
    assertThat(NetworkAddresses.of(null)).isEqualTo("unknown");
  }
}
