package io.ringledger.rewards.persistence.verification;

import static io.ringledger.rewards.persistence.verification.BookOfTrials.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.chain.ChainHead;
import io.ringledger.rewards.domain.ledger.chain.Seal;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import io.ringledger.rewards.persistence.checkpoints.CheckpointDocument;
import io.ringledger.rewards.persistence.checkpoints.CheckpointFolder;
import io.ringledger.rewards.persistence.checkpoints.Ed25519CheckpointSigner;
import io.ringledger.rewards.persistence.ledger.EntryRows;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an owner of the database can do, with every trigger out of the way, and how it shows. */
class LedgerVerificationTest {

  private static final Ed25519CheckpointSigner OURS = signer((byte) 1);
  private static final Ed25519CheckpointSigner THEIRS = signer((byte) 2);
  private static final AtomicInteger COPIES = new AtomicInteger();

  @TempDir static Path kept;
  private static EmbeddedDatabase database;

  @TempDir Path folder;
  private Connection owner;

  private static Ed25519CheckpointSigner signer(byte with) {
    byte[] key = new byte[32];
    Arrays.fill(key, with);
    return new Ed25519CheckpointSigner(Base64.getEncoder().encodeToString(key));
  }

  @BeforeAll
  static void write() throws SQLException {
    database = EmbeddedDatabase.start();
    String url = database.createDatabase("intact");
    Flyway.configure()
        .dataSource(url, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD)
        .locations("classpath:db/migration")
        .placeholders(Map.of("application_role", EmbeddedDatabase.APPLICATION))
        .load()
        .migrate();
    try (Connection owner = connect(url, EmbeddedDatabase.OWNER)) {
      new BookOfTrials(owner, kept, OURS).write();
    }
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static Connection connect(String url, String role) throws SQLException {
    return DriverManager.getConnection(url, role, EmbeddedDatabase.PASSWORD);
  }

  @BeforeEach
  void copy() throws SQLException, IOException {
    String url = database.copyDatabase("intact", "copy_" + COPIES.incrementAndGet());
    owner = connect(url, EmbeddedDatabase.OWNER);
    for (CheckpointFolder.CheckpointFile file : new CheckpointFolder(kept).files()) {
      Files.copy(file.path(), folder.resolve(file.path().getFileName()));
    }
    for (String table :
        List.of(
            "ledger_entries",
            "ledger_accounts",
            "ledger_seals",
            "ledger_checkpoints",
            "audit_entries",
            "published_events")) {
      run("alter table " + table + " disable trigger user");
    }
  }

  @AfterEach
  void disconnect() throws SQLException {
    owner.close();
  }

  @Test
  void anIntactLedgerIsFoundIntactAndCounted() throws Exception {
    List<String> told = new ArrayList<>();
    String url = owner.getMetaData().getURL();
    try (Connection application = connect(url, EmbeddedDatabase.APPLICATION)) {
      VerificationReport report =
          new LedgerVerification(application, told::add)
              .run(
                  new VerificationRequest(
                      List.of(folder), List.of(OURS.verifier()), Duration.ZERO));
      assertThat(report.findings().first()).isEmpty();
      assertThat(report.isIntact()).isTrue();
      assertThat(report.counts())
          .containsEntry("entries", 45L)
          .containsEntry("entries not sealed yet", 0L)
          .containsEntry("seals", 45L)
          .containsEntry("accounts", 9L)
          .containsEntry("events", 45L)
          .containsEntry("checkpoints", 3L)
          .containsEntry("audit entries covered", 45L);
      assertThat(report.findings().notes())
          .singleElement()
          .asString()
          .contains("newest checkpoint is 3", "covers 45 entries");
      assertThat(told).isNotEmpty();
    }
  }

  @Test
  void whatWasPostedSinceIsNoFault() throws Exception {
    run("delete from ledger_seals where entry_id = '" + id(1044) + "'");
    run("update event_cursors set position = 0");
    Files.delete(folder.resolve("checkpoint-0000000003.json"));
    run("delete from ledger_checkpoints where number = 3");
    VerificationReport report = verify();
    assertThat(report.findings().first()).isEmpty();
    assertThat(report.counts()).containsEntry("entries not sealed yet", 1L);
  }

  @Test
  void anAmountThatIsChangedWithEverythingThatFollowsFromItShowsByItsSeal() throws Exception {
    changeAmountEverywhere();
    assertThat(faults()).containsExactly(Fault.SEALED_ENTRY_CHANGED);
  }

  /** A number of later entries of the system account say another balance then. */
  private void changeAmountEverywhere() throws SQLException {
    String entry = "entry_id = '" + id(1040) + "'";
    run(
        """
        update ledger_entries e set debit_balance = e.debit_balance - 7 from ledger_entries t
        where t.ENTRY and e.debit_account_id = t.debit_account_id
          and e.debit_sequence >= t.debit_sequence;
        update ledger_entries e set credit_balance = e.credit_balance - 7 from ledger_entries t
        where t.ENTRY and e.credit_account_id = t.debit_account_id
          and e.credit_sequence >= t.debit_sequence;
        update ledger_entries e set credit_balance = e.credit_balance + 7 from ledger_entries t
        where t.ENTRY and e.credit_account_id = t.credit_account_id
          and e.credit_sequence >= t.credit_sequence;
        update ledger_entries e set debit_balance = e.debit_balance + 7 from ledger_entries t
        where t.ENTRY and e.debit_account_id = t.credit_account_id
          and e.debit_sequence >= t.credit_sequence;
        update ledger_accounts set debits_posted = debits_posted + 7
        where account_id = (select debit_account_id from ledger_entries where ENTRY);
        update ledger_accounts set credits_posted = credits_posted + 7
        where account_id = (select credit_account_id from ledger_entries where ENTRY);
        update published_events set data = jsonb_set(data, '{points}',
          to_jsonb((data ->> 'points')::bigint + 7)) where data ->> 'entry_id' = 'ID';
        update ledger_entries set amount = amount + 7 where ENTRY;
        """
            .replace("t.ENTRY", "t." + entry)
            .replace("ENTRY", entry)
            .replace("ID", id(1040).toString()));
  }

  @Test
  void sealsThatAreMadeAnewForItDoNotAgreeWithTheCheckpoints() throws Exception {
    changeAmountEverywhere();
    sealAnew();
    assertThat(faults()).containsExactly(Fault.CHECKPOINT_SEALS_CHANGED);
  }

  private void sealAnew() throws SQLException {
    Map<Integer, ChainHead> heads = new HashMap<>();
    List<Seal> seals = new ArrayList<>();
    try (Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select shard, position, "
                    + EntryRows.COLUMNS
                    + " from ledger_seals join ledger_entries using (entry_id)"
                    + " order by shard, position")) {
      while (rows.next()) {
        LedgerEntry entry = EntryRows.read(rows);
        Seal seal = heads.computeIfAbsent(rows.getInt("shard"), ChainHead::empty).seal(entry);
        seals.add(seal);
        heads.put(seal.shard(), seal.head());
      }
    }
    for (Seal seal : seals) {
      try (PreparedStatement statement =
          owner.prepareStatement(
              "update ledger_seals set entry_hash = ?, chain_hash = ? where entry_id = ?")) {
        statement.setBytes(1, seal.entryHash().bytes());
        statement.setBytes(2, seal.chainHash().bytes());
        statement.setObject(3, seal.entry().value());
        statement.execute();
      }
    }
  }

  @Test
  void checkpointsThatAreMadeAnewForItAreNotSignedByUs() throws Exception {
    changeAmountEverywhere();
    sealAnew();
    for (CheckpointFolder.CheckpointFile file : new CheckpointFolder(folder).files()) {
      SignedCheckpoint forged = THEIRS.sign(file.read().checkpoint());
      Files.writeString(file.path(), CheckpointDocument.write(forged));
    }
    assertThat(faults())
        .containsExactlyInAnyOrder(Fault.CHECKPOINT_FORGED, Fault.CHECKPOINT_MISSING);
  }

  @Test
  void aCheckpointUnderOurKeysIdWithAnotherSignatureIsForged() throws Exception {
    Path file = folder.resolve("checkpoint-0000000003.json");
    SignedCheckpoint signed = CheckpointDocument.read(Files.readString(file));
    SignedCheckpoint forged =
        new SignedCheckpoint(
            signed.checkpoint(), signed.keyId(), THEIRS.sign(signed.checkpoint()).signature());
    Files.writeString(file, CheckpointDocument.write(forged));
    assertThat(faults())
        .containsExactlyInAnyOrder(Fault.CHECKPOINT_FORGED, Fault.CHECKPOINT_MISSING);
  }

  @Test
  void theNewestEntriesThatAreGoneWithAllTracesAreMissedByTheCheckpoint() throws Exception {
    run(
        """
        delete from published_events where data ->> 'entry_id' = 'ENTRY';
        delete from ledger_seals where entry_id = 'ENTRY';
        update ledger_accounts a set credits_posted = a.credits_posted - e.amount,
          sequence = a.sequence - 1, last_posted_at = (select max(posted_at) from ledger_entries
            where a.account_id in (debit_account_id, credit_account_id) and entry_id <> 'ENTRY')
        from ledger_entries e where e.entry_id = 'ENTRY' and a.account_id = e.credit_account_id;
        update ledger_accounts a set debits_posted = a.debits_posted - e.amount,
          sequence = a.sequence - 1, last_posted_at = (select max(posted_at) from ledger_entries
            where a.account_id in (debit_account_id, credit_account_id) and entry_id <> 'ENTRY')
        from ledger_entries e where e.entry_id = 'ENTRY' and a.account_id = e.debit_account_id;
        delete from ledger_entries where entry_id = 'ENTRY';
        """
            .replace("ENTRY", id(1044).toString()));
    assertThat(faults()).containsExactly(Fault.CHECKPOINT_SEALS_MISSING);
  }

  @Test
  void anEntryThatIsSlippedInShowsInManyPlaces() throws Exception {
    run(
        """
        insert into ledger_entries select gen_random_uuid(),
          'earn:correction_reward:mine:' || credit_account_id, entry_type, debit_account_id,
          credit_account_id, 1000, source, 'mine', null, null, 0, 1000, 0, 1000, 0, posted_at
        from ledger_entries where entry_id = '%s'
        """
            .formatted(id(1040)));
    assertThat(faults())
        .containsExactlyInAnyOrder(
            Fault.ENTRY_NOT_SEALED,
            Fault.EVENT_MISSING,
            Fault.ACCOUNT_SEQUENCE_BROKEN,
            Fault.ACCOUNT_BALANCE_WRONG,
            Fault.ACCOUNT_TIME_BACKWARDS,
            Fault.ACCOUNT_SUMS_WRONG);
  }

  @Test
  void twoEntriesThatChangePlacesShowByTheirSeals() throws Exception {
    run(
        """
        update ledger_seals set position = case position when 1 then 2 else 1 end + 1000
        where shard = (select min(shard) from ledger_seals) and position in (1, 2);
        update ledger_seals set position = position - 1000 where position > 1000;
        """);
    assertThat(faults()).containsExactlyInAnyOrder(Fault.SEAL_CHAIN_BROKEN);
  }

  @Test
  void aFileThatCannotBeReadCountsOnlyWhereThereIsNoOther() throws Exception {
    Path file = folder.resolve("checkpoint-0000000002.json");
    Files.move(file, folder.resolve("checkpoint-0000000002-2.json"));
    Files.writeString(file, "{\"format\":", UTF_8);
    VerificationReport report = verify();
    assertThat(report.findings().first()).isEmpty();
    assertThat(report.findings().notes()).anyMatch(note -> note.contains("unreadable"));
    Files.delete(folder.resolve("checkpoint-0000000002-2.json"));
    assertThat(faults())
        .containsExactlyInAnyOrder(Fault.CHECKPOINT_UNREADABLE, Fault.CHECKPOINT_MISSING);
  }

  @Test
  void aCheckpointFileThatIsGoneIsMissed() throws Exception {
    Files.delete(folder.resolve("checkpoint-0000000002.json"));
    VerificationReport report = verify();
    assertThat(report.findings().counts()).containsOnlyKeys(Fault.CHECKPOINT_MISSING);
    assertThat(report.findings().first().getFirst())
        .hasToString(
            "checkpoint_missing at checkpoint 2: none that counts is in any of the folders");
  }

  @Test
  void checkpointsInSeveralFoldersAreOneLine(@TempDir Path other) throws Exception {
    Files.move(
        folder.resolve("checkpoint-0000000002.json"), other.resolve("checkpoint-0000000002.json"));
    assertThat(verify(folder, other).isIntact()).isTrue();
    assertThat(verify(folder).isIntact()).isFalse();
  }

  @Test
  void aCheckpointThatWasKeptAndNotRecordedYetIsNoFault() throws Exception {
    run("delete from ledger_checkpoints where number = 3");
    VerificationReport report = verify();
    assertThat(report.findings().first()).isEmpty();
    assertThat(report.findings().notes()).anyMatch(note -> note.contains("not recorded yet"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SEAL_MISSING,SEAL_CHAIN_BROKEN,ENTRY_NOT_SEALED | delete from ledger_seals where entry_id = '01937000-0000-7000-8000-0000000003f0'
          SEAL_CHAIN_BROKEN,CHECKPOINT_SEALS_CHANGED | update ledger_seals s set chain_hash = entry_hash where position = (select max(position) from ledger_seals t where t.shard = s.shard)
          SEALED_ENTRY_CHANGED,SEAL_CHAIN_BROKEN | update ledger_seals set entry_hash = chain_hash where entry_id = '01937000-0000-7000-8000-0000000003f0'
          CHECKPOINT_SEALS_MISSING,ENTRY_NOT_SEALED | delete from ledger_seals where position > 2
          SEALED_ENTRY_CHANGED | update ledger_entries set reputation_impact = 1000 where entry_id = '01937000-0000-7000-8000-0000000003f0'
          SEALED_ENTRY_CHANGED | update ledger_entries set source = 'urn:other' where entry_id = '01937000-0000-7000-8000-0000000003f0'
          SEALED_ENTRY_CHANGED,ACCOUNT_TIME_BACKWARDS | update ledger_entries set posted_at = posted_at + interval '1 hour' where entry_id = '01937000-0000-7000-8000-0000000003f0'
          SEALED_ENTRY_CHANGED,ENTRY_KEY_WRONG,EVENT_DIFFERENT | alter table ledger_entries drop constraint ledger_entries_key_exact; update ledger_entries set idempotency_key = 'x' where entry_id = '01937000-0000-7000-8000-0000000003f0'
          SEALED_ENTRY_CHANGED,ENTRY_MALFORMED,ACCOUNT_BALANCE_WRONG,ACCOUNT_SUMS_WRONG,EVENT_DIFFERENT | alter table ledger_entries drop constraint ledger_entries_amount_range; update ledger_entries set amount = -5 where entry_id = '01937000-0000-7000-8000-0000000003f0'
          SEALED_ENTRY_CHANGED,REVERSAL_WRONG,ENTRY_KEY_WRONG | alter table ledger_entries drop constraint ledger_entries_key_exact; update ledger_entries set reverses = gen_random_uuid() where entry_id = '01937000-0000-7000-8000-0000000003fb'
          SEALED_ENTRY_CHANGED,ENTRY_SIDES_WRONG,ENTRY_KEY_WRONG,ACCOUNT_SEQUENCE_BROKEN,ACCOUNT_BALANCE_WRONG,ACCOUNT_SUMS_WRONG | alter table ledger_entries drop constraint ledger_entries_key_exact; update ledger_entries set credit_account_id = '00000000-0000-7000-8000-000000000002' where entry_id = '01937000-0000-7000-8000-0000000003f0'
          ACCOUNT_SUMS_WRONG,TRIAL_BALANCE_NOT_ZERO | update ledger_accounts set credits_posted = credits_posted + 1 where account_id = '01937000-0000-7000-8000-000000000064'
          ACCOUNT_SUMS_WRONG | update ledger_accounts set last_posted_at = last_posted_at + interval '1 s' where account_id = '01937000-0000-7000-8000-000000000064'
          ACCOUNT_MISSING,TRIAL_BALANCE_NOT_ZERO | alter table ledger_entries drop constraint ledger_entries_credit_account_id_fkey, drop constraint ledger_entries_debit_account_id_fkey; delete from ledger_accounts where account_id = '01937000-0000-7000-8000-000000000064'
          ACCOUNT_OVERDRAWN | alter table ledger_accounts drop constraint ledger_accounts_system_always_open, drop constraint ledger_accounts_no_overdraft; update ledger_accounts set overdraft_allowed = false
          SEALED_ENTRY_MISSING,EVENT_WITHOUT_ENTRY,ACCOUNT_SEQUENCE_BROKEN,ACCOUNT_BALANCE_WRONG,ACCOUNT_SUMS_WRONG | delete from ledger_entries where entry_id = '01937000-0000-7000-8000-0000000003f0'
          EVENT_MISSING | delete from published_events where data ->> 'entry_id' = '01937000-0000-7000-8000-0000000003f0'
          EVENT_REPEATED | insert into published_events (event_id, type, subject, ordering_key, partition, time, data) select gen_random_uuid(), type, subject, ordering_key, partition, time, data from published_events where data ->> 'entry_id' = '01937000-0000-7000-8000-0000000003f0'
          EVENT_DIFFERENT | update published_events set data = jsonb_set(data, '{points}', '1') where data ->> 'entry_id' = '01937000-0000-7000-8000-0000000003f0'
          CHECKPOINT_NOT_RECORDED | delete from ledger_checkpoints where number = 2
          CHECKPOINT_NOT_RECORDED | update ledger_checkpoints set hash = decode(repeat('00', 32), 'hex') where number = 2
          CHECKPOINT_MISSING | insert into ledger_checkpoints select 9000000000000, at, hash, document from ledger_checkpoints where number = 3
          AUDIT_TRAIL_CHANGED | delete from audit_entries where position = 45
          AUDIT_TRAIL_CHANGED | update audit_entries set hash = repeat('f', 64) where position = 20
          AUDIT_TRAIL_CHANGED | insert into audit_entries select chain, position + 100, at, actor, role, request_id, action, outcome, details, previous_hash, hash from audit_entries where position = 20
          """)
  void tamperingIsFoundByItsName(String expected, String tampering) throws Exception {
    run(tampering);
    Set<Fault> faults =
        Arrays.stream(expected.split(",", -1)).map(Fault::valueOf).collect(Collectors.toSet());
    VerificationReport report = verify();
    assertThat(report.findings().counts().keySet())
        .as("%s", report.findings().first())
        .isEqualTo(faults);
  }

  @Test
  void manyFindingsAreAllCountedAndTheFirstKeptInFull() throws Exception {
    run("update ledger_entries set reputation_impact = reputation_impact + 1");
    run("delete from published_events");
    run("update audit_entries set hash = repeat('f', 64)");
    run("update ledger_entries set debit_balance = debit_balance + 1");
    VerificationReport report = verify();
    assertThat(report.findings().first()).hasSize(Findings.IN_FULL);
    assertThat(report.findings().total()).isEqualTo(45 + 45 + 45 + 3);
  }

  private Set<Fault> faults() throws SQLException, IOException {
    return verify().findings().counts().keySet();
  }

  private VerificationReport verify(Path... folders) throws SQLException, IOException {
    List<Path> all = folders.length == 0 ? List.of(folder) : List.of(folders);
    return new LedgerVerification(owner, _ -> {})
        .run(new VerificationRequest(all, List.of(OURS.verifier()), Duration.ZERO));
  }

  private void run(String sql) throws SQLException {
    owner.setAutoCommit(true);
    Sql.run(owner, sql);
  }
}
