package io.ringledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

  private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;

  @Test
  void aPortOfOnesOwnIsNeverOneThatAnOutgoingConnectionMayTake() {
    List<Integer> ports =
        IntStream.range(0, 100).mapToObj(_ -> Ports.choose(0, "A test", "--port")).toList();

    assertThat(ports).doesNotHaveDuplicates();
    assertThat(ports).allMatch(port -> port < FIRST_OF_OUTGOING_CONNECTIONS);
  }

  @Test
  void aPortThatIsListenedOnIsRefusedByName() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatThrownBy(() -> Ports.choose(taken.getLocalPort(), "The test", "--test-port"))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("The test cannot listen on port " + taken.getLocalPort())
          .hasMessageContaining("--test-port");
    }
  }
}
