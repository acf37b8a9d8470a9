package io.ringledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

  @TempDir Path folder;

  private final RecordedTerminal recorded = new RecordedTerminal();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | Which command?",
        "jump                      | Unmatched argument at index 0: 'jump'",
        "run --port eighty         | Invalid value for option '--port'",
        "run --port 65536          | --port must be 0 to 65535, but is 65536.",
        "run --port -1             | --port must be 0 to 65535, but is -1.",
        "demo --ledger-port 70000  | --ledger-port must be 0 to 65535, but is 70000.",
        "run --payments-port 70000 | --payments-port must be 0 to 65535, but is 70000.",
        "run --xaman phone         | Invalid value for option '--xaman'",
        "run --xaman-port 70000    | --xaman-port must be 0 to 65535, but is 70000.",
        "demo boxing               | There is no play 'boxing'; it is bout, rewards or shop.",
        "demo --xaman api          | Unknown option: '--xaman'",
        "run --exit                | Unknown option: '--exit'",
        "smoke                     | Missing required option: '--url=<url>'",
        "smoke --url http://ringledger.example.com | --url must begin with https://",
        "smoke --url ftp://localhost | --url must begin with https://",
        "smoke --url https://ringledger.example.com --self-contained | only for a local stack",
        "smoke --url http://localhost:1 --escrow-bout seven | Invalid value for option '--escrow-bout'",
        "smoke --url http://localhost:1 --email a@example.com --password-env NOT_SET | Set NOT_SET to",
        "chaos --rounds 0          | --rounds must be 1 to 100000, but is 0.",
        "chaos --clients 65        | --clients must be 1 to 64, but is 65.",
        "verify-batch              | Name folders or files with documents, or a server with --url.",
        "verify-batch /none/such   | There is no /none/such.",
        "verify-batch --url ftp://x | --url must begin with https://",
        "verify-batch --url http://localhost:1 --number 0 | --number must be 1 or more, but is 0.",
        "chaos netting --cases 0   | --cases must be 1 or more, but is 0.",
        "chaos --scenario flood    | --scenario must be crashes, database-outage, rewards or shop.",
      })
  void aWrongCommandLineIsExplainedAndExits2(String line, String expected) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);
    assertThat(Main.run(recorded.terminal(), arguments)).isEqualTo(2);
    assertThat(recorded.complained()).contains(expected).contains("./ringledger help");
  }

  @Test
  void aPortInUseIsOneSentenceAndExits1() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      int status =
          Main.run(
              recorded.terminal(),
              "run",
              "--port",
              Integer.toString(taken.getLocalPort()),
              "--data",
              folder.resolve("data").toString(),
              "--application",
              FakeApplication.jarIn(folder).toString());
      assertThat(status).isEqualTo(1);
      assertThat(recorded.complained().lines())
          .singleElement()
          .asString()
          .contains("cannot listen on port " + taken.getLocalPort());
      assertThat(recorded.said()).isEmpty();
    }
  }

  @Test
  void anUnbuiltApplicationIsOneSentenceAndExits1() {
    int status =
        Main.run(
            recorded.terminal(),
            "demo",
            "--exit",
            "--port",
            "0",
            "--ledger-port",
            "0",
            "--payments-port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--application",
            folder.resolve("missing.jar").toString());
    assertThat(status).isEqualTo(1);
    assertThat(recorded.complained().lines())
        .singleElement()
        .asString()
        .contains("The application is not built");
  }
}
