package io.ringledger.vault.xrpl.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.SandboxConfig;
import io.ringledger.sandbox.XrplSandbox;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.FakeNode;
import io.ringledger.shared.xrpl.FakeNode.Reply;
import io.ringledger.shared.xrpl.LedgerClient;
import io.ringledger.shared.xrpl.Wallet;
import io.ringledger.shared.xrpl.XrplNodeSettings;
import io.ringledger.shared.xrpl.XrplNodes;
import io.ringledger.vault.application.outbound.AccountKeys.Answer;
import io.ringledger.vault.domain.signin.AccountAuthority;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which keys sign for an account, as nodes tell it. */
class XrplAccountKeysTest {

  private static final long NETWORK = SandboxConfig.USUAL_NETWORK_ID;
  private static final long MASTER_DISABLED = 0x0010_0000L;

  private final XrplAddress account = Wallet.ed25519("account").address();
  private final XrplAddress regular = Wallet.ed25519("regular").address();

  private Answer ask(URI... addresses) {
    try (XrplNodes nodes = new XrplNodes(XrplNodeSettings.of(List.of(addresses), NETWORK))) {
      return new XrplAccountKeys(nodes).of(account);
    }
  }

  private ObjectNode data(long flags) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Account", account.value())
        .put("Flags", flags);
  }

  private static FakeNode telling(ObjectNode data) {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("validated", true);
    result.set("account_data", data);
    return FakeNode.of(NETWORK, (_, _) -> Reply.result(result));
  }

  @Test
  void anAccountOnTheLedgerHasItsOwnKey() {
    Wallet wallet = Wallet.ed25519("account");
    try (XrplSandbox sandbox = XrplSandbox.start(SandboxConfig.inMemory())) {
      assertThat(ask(sandbox.rpcUri()))
          .isEqualTo(new Answer.Known(AccountAuthority.unfunded(account)));
      new LedgerClient(sandbox).fund(wallet);
      assertThat(ask(sandbox.rpcUri()))
          .isEqualTo(new Answer.Known(new AccountAuthority(account, Optional.empty(), false)));
    }
  }

  @Test
  void regularKeyAndDisabledMasterAreTold() {
    try (FakeNode node = telling(data(MASTER_DISABLED).put("RegularKey", regular.value()))) {
      assertThat(ask(node.uri()))
          .isEqualTo(new Answer.Known(new AccountAuthority(account, Optional.of(regular), true)));
    }
  }

  @Test
  void nodesThatContradictEachOtherAreNotBelieved() {
    try (FakeNode liar = telling(data(0).put("RegularKey", regular.value()));
        FakeNode honest = telling(data(0))) {
      assertThat(ask(liar.uri(), honest.uri())).isInstanceOf(Answer.Unavailable.class);
      assertThat(ask(honest.uri(), honest.uri())).isInstanceOf(Answer.Known.class);
    }
  }

  @Test
  void whatIsNoAnswerIsNotBelieved() {
    List<ObjectNode> nonsense =
        List.of(
            data(0).put("RegularKey", "nobody"),
            data(0).put("Account", regular.value()),
            data(0).put("Flags", "none"),
            JsonNodeFactory.instance.objectNode());
    for (ObjectNode data : nonsense) {
      try (FakeNode node = telling(data)) {
        assertThat(ask(node.uri())).isInstanceOf(Answer.Unavailable.class);
      }
    }
    try (FakeNode node = FakeNode.of(NETWORK, (_, _) -> Reply.error("noNetwork"))) {
      assertThat(ask(node.uri())).isInstanceOf(Answer.Unavailable.class);
    }
  }
}
