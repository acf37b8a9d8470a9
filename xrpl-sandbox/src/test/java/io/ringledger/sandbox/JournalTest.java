package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.sandbox.ledger.Journal;
import io.ringledger.sandbox.ledger.JournalException;
import io.ringledger.sandbox.ledger.LedgerSettings;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.state.Fees;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final LedgerSettings SETTINGS = new LedgerSettings(1, Fees.MAIN_NETWORK);

  @TempDir Path folder;

  private World open() {
    return World.of(
        SandboxLedger.start(
            SETTINGS, InstantSource.fixed(World.START), Journal.open(folder, SETTINGS)));
  }

  private void playAWhile() {
    World world = open();
    Wallet owner = world.funded("owner", 1000 * World.XRP);
    Wallet fighter = world.funded("fighter", 1000 * World.XRP);
    world.escrowCreate(owner, fighter, 7).with("FinishAfter", 900_000_000L).submit();
    world.payment(owner, fighter, 10_000 * World.XRP).submit();
    world.advance(500);
    world.ledger.close();
  }

  @Test
  void aRestartFindsTheSameLedgersStateAndTime() {
    World before = open();
    Wallet owner = before.funded("owner", 1000 * World.XRP);
    before.escrowCreate(owner, before.genesis, 7).with("FinishAfter", 900_000_000L).submit();
    before.advance(500);
    String hash = before.ledger.history().newest().hash();
    long now = before.ledger.now();
    before.ledger.close();

    World after = open();

    assertThat(after.ledger.history().newest().hash()).isEqualTo(hash);
    assertThat(after.ledger.now()).isEqualTo(now);
    assertThat(after.balance(owner)).isEqualTo(1000 * World.XRP - 10 - 7);
    assertThat(after.payment(owner, after.genesis, 1).submit()).isEqualTo("tesSUCCESS");
    after.ledger.close();
  }

  @Test
  void aLedgerThatWasNotClosedIsLost() {
    World before = open();
    Wallet owner = before.funded("owner", 1000 * World.XRP);
    before.payment(owner, before.genesis, 1).submit();
    before.ledger.close();

    World after = open();

    assertThat(after.balance(owner)).isEqualTo(1000 * World.XRP);
    after.ledger.close();
  }

  @Test
  void aTornLastLineIsCutOff() throws Exception {
    playAWhile();
    Path file = folder.resolve("ledgers.jsonl");
    String whole = Files.readString(file);
    Files.writeString(file, "{\"ledger\":99,\"ha", StandardOpenOption.APPEND);

    World after = open();
    after.ledger.close();

    assertThat(Files.readString(file)).isEqualTo(whole);
  }

  @Test
  void aLineThatIsDamagedIsNamed() throws Exception {
    playAWhile();
    Path file = folder.resolve("ledgers.jsonl");
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\"ledger\":3", "\"ledger\":3:"));

    assertThatThrownBy(this::open)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void aTransactionThatWasTakenOutIsNoticed() throws Exception {
    playAWhile();
    Path file = folder.resolve("ledgers.jsonl");
    String text = Files.readString(file, StandardCharsets.UTF_8);
    String altered = text.replaceFirst("\"transactions\":\\[\"[0-9A-F]+\"]", "\"transactions\":[]");
    assertThat(altered).isNotEqualTo(text);
    Files.writeString(file, altered);

    assertThatThrownBy(this::open)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("does not follow");
  }

  @Test
  void anotherNetworksJournalIsRefused() {
    playAWhile();

    assertThatThrownBy(() -> Journal.open(folder, new LedgerSettings(2, Fees.MAIN_NETWORK)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("other settings");
  }

  @Test
  void aFolderInUseIsRefused() {
    World first = open();

    assertThatThrownBy(this::open)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("in use");
    first.ledger.close();
  }
}
