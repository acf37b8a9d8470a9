package io.ringledger.sandbox.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.ledger.SandboxLedger;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Finds the command a request names and lets it answer, one request at a time. */
public final class RpcCommands {
  private static final System.Logger LOG = System.getLogger(RpcCommands.class.getName());
  private static final Set<String> SECRETS = Set.of("secret", "seed", "seed_hex", "passphrase");

  private final SandboxLedger ledger;
  private final Map<String, Command> commands = new HashMap<>();

  /**
   * Makes the commands of a ledger.
   *
   * @param ledger what they read and change
   */
  public RpcCommands(SandboxLedger ledger) {
    this.ledger = ledger;
    commands.putAll(new ServerCommands(ledger).all());
    commands.putAll(new AccountCommands(ledger).all());
    commands.putAll(new ChannelCommands(ledger).all());
    commands.putAll(new LedgerCommands(ledger).all());
    commands.putAll(new TransactionCommands(ledger).all());
    commands.putAll(new SandboxCommands(ledger).all());
  }

  /**
   * Answers a command.
   *
   * @param name the command
   * @param params its parameters
   * @return the result, without its status
   * @throws RpcException if the answer is an error
   */
  public ObjectNode answer(String name, ObjectNode params) throws RpcException {
    Command command = commands.get(name);
    if (command == null) {
      throw new RpcException(RpcError.UNKNOWN_COMMAND);
    }
    Request request = new Request(name, params);
    request.apiVersion();
    synchronized (ledger) {
      try {
        return command.answer(request);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "The command " + name + " failed", e);
        throw new RpcException(RpcError.INTERNAL);
      }
    }
  }

  /**
   * Shows a request in an error's answer, without its secrets.
   *
   * @param name the command
   * @param params its parameters
   * @return the request to be shown
   */
  public static ObjectNode echo(String name, ObjectNode params) {
    ObjectNode echo = params.deepCopy();
    for (String secret : SECRETS) {
      if (echo.has(secret)) {
        echo.put(secret, "<masked>");
      }
    }
    echo.put("command", name);
    return echo;
  }

  /** Returns an empty JSON object. */
  public static ObjectNode object() {
    return Codec.JSON.createObjectNode();
  }
}
